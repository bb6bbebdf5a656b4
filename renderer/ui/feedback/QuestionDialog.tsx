import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../actions/Button.tsx';
import type { IconShape } from '../display/Icon.tsx';
import type { Chord } from '../keyboard/chord.ts';
import { ShortcutLayer } from '../keyboard/ShortcutLayer.tsx';
import styles from './Dialog.module.css';

interface QuestionDialogProps {
  readonly isOpen: boolean;
  /** The question: «تنهي المناوبة وفي الجهاز ٧ سجلات لم تُرسل؟» */
  readonly question: string;
  /** What follows from each answer. */
  readonly children: ReactNode;
  /** Loses and discloses nothing; it comes first, has the focus, and is what Escape answers. */
  readonly safeAnswer: { readonly label: string; readonly onPress: () => void };
  /** Goes on. With an icon it is a destructive one, outlined in red. */
  readonly otherAnswer: {
    readonly label: string;
    readonly onPress: () => void;
    readonly shortcut?: Chord;
    readonly icon?: IconShape;
    readonly isBusy?: boolean;
    readonly busyLabel?: string;
  };
}

/** Asked only before a loss or a disclosure. A click beside it is no answer. */
export function QuestionDialog({ isOpen, question, children, safeAnswer, otherAnswer }: QuestionDialogProps) {
  const { label, icon, ...other } = otherAnswer;
  return (
    <ModalOverlay
      className={styles.scrim ?? ''}
      isOpen={isOpen}
      onOpenChange={(opens) => {
        if (!opens) safeAnswer.onPress();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog role="alertdialog" className={styles.dialog ?? ''}>
          <ShortcutLayer isActive={isOpen}>
            <Heading slot="title" level={2}>
              {question}
            </Heading>
            <div className={styles.body}>{children}</div>
            <div className={styles.actions}>
              <Button variant="primary" onPress={safeAnswer.onPress} legend="Escape" autoFocus>
                {safeAnswer.label}
              </Button>
              <Button variant={icon ? 'danger' : 'default'} {...(icon ? { icon } : {})} {...other}>
                {label}
              </Button>
            </div>
          </ShortcutLayer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
