import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBoxItem } from 'react-aria-components';
import { Icon, type IconShape } from '../display/Icon.tsx';
import styles from './Options.module.css';

interface OptionRowProps {
  readonly id: string;
  readonly label: string;
  /** The label as it is drawn, with the match marked. */
  readonly face?: ReactNode;
  readonly note?: string | undefined;
  readonly icon?: IconShape | undefined;
  /** An offer to add, rather than something that exists. */
  readonly isOffer?: boolean;
}

/** One row of a popover list; the chosen one has a check. */
export function OptionRow({ id, label, face = label, note, icon, isOffer = false }: OptionRowProps) {
  return (
    <ListBoxItem id={id} textValue={label} className={styles.option ?? ''} data-offer={isOffer}>
      {({ isSelected }) => (
        <>
          <span className={styles.check}>{isSelected && <Icon of={Check} size="s" />}</span>
          {icon && <Icon of={icon} />}
          <span className={styles.word}>{face}</span>
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </>
      )}
    </ListBoxItem>
  );
}
