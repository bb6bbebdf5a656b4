import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../actions/IconButton.tsx';
import { classNames } from '../class-names.ts';
import { ShortcutLayer } from '../keyboard/ShortcutLayer.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './Dialog.module.css';

interface ModalPanelProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** wide: a preview of paper. */
  readonly size?: 'md' | 'wide';
}

/** A panel over the screen for what is looked at and closed: the command list, a print preview. Never for saving. */
export function ModalPanel({ isOpen, onClose, title, children, footer, size = 'md' }: ModalPanelProps) {
  const words = useUiWords();
  return (
    <ModalOverlay
      className={styles.scrim ?? ''}
      isOpen={isOpen}
      onOpenChange={(opens) => {
        if (!opens) onClose();
      }}
      isDismissable
    >
      <Modal className={classNames(styles.modal, size === 'wide' && styles.wide)}>
        <Dialog className={styles.panel ?? ''}>
          <ShortcutLayer isActive={isOpen}>
            <header className={styles.head}>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <IconButton icon={X} label={words.close} variant="quiet" size="sm" onPress={onClose} />
            </header>
            <div className={styles.content}>{children}</div>
            {footer !== undefined && <footer className={styles.foot}>{footer}</footer>}
          </ShortcutLayer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
