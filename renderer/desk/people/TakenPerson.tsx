import { UserRound, X } from 'lucide-react';
import { formatPhone, phoneKey } from '#shared/people/phone.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import styles from './TakenPerson.module.css';

interface TakenPersonProps {
  readonly name: string;
  /** As it was typed; nothing is shown for an empty one. */
  readonly phone?: string;
  /** What the way back is called: «تغيير الشخص». */
  readonly changeLabel: string;
  readonly onChangePerson: () => void;
}

/** Whom a form is about, once found, with the way back to the search; nothing typed is lost on the way. */
export function TakenPerson({ name, phone = '', changeLabel, onChangePerson }: TakenPersonProps) {
  return (
    <div className={styles.taken}>
      <Icon of={UserRound} />
      <h2>{name}</h2>
      {phone !== '' && <Identifier>{formatPhone(phoneKey(phone) ?? phone)}</Identifier>}
      <Button variant="quiet" size="sm" icon={X} onPress={onChangePerson} shortcut="Alt+KeyX">
        {changeLabel}
      </Button>
    </div>
  );
}
