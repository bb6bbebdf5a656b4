import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationCode, NewUser } from '#shared/contract/administration.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { missingOf, PersonFields } from './PersonFields.tsx';
import { useDoing } from './use-doing.ts';

interface NewPersonProps {
  readonly onAdded: (code: ActivationCode) => void;
  readonly onCancel: () => void;
}

const nobody: NewUser = { name: '', roles: [], sections: [] };

/** Somebody new who works at the desks. */
export function NewPerson({ onAdded, onCancel }: NewPersonProps) {
  const { t } = useTranslation('administration');
  const { administration } = useDesk();
  const doing = useDoing();
  const [person, setPerson] = useState(nobody);
  const missing = missingOf(person);
  const add = () =>
    doing.run(async () => onAdded(await administration.addUser({ ...person, name: person.name.trim() })));
  return (
    <Card
      isFilling
      title={t('person.new')}
      actions={
        <Button variant="quiet" size="sm" shortcut="Escape" onPress={onCancel}>
          {t('desk:cancel')}
        </Button>
      }
      footer={
        <Button
          variant="primary"
          shortcut="Ctrl+Enter"
          onPress={() => void add()}
          isDisabled={missing !== null || doing.obstacle !== null}
          disabledReason={doing.obstacle ?? t(`person.missing.${missing ?? 'name'}`)}
          isBusy={doing.isBusy}
          busyLabel={t('busy')}
        >
          {t('person.add')}
        </Button>
      }
    >
      <PersonFields value={person} onChange={setPerson} autoFocus />
      {doing.fault !== null && <Notice tone="bad">{doing.fault}</Notice>}
    </Card>
  );
}
