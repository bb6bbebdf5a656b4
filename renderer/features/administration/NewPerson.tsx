import { useTranslation } from 'react-i18next';
import type { ActivationCode, NewUser } from '#shared/contract/administration.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { missingOf, PersonFields } from './PersonFields.tsx';
import { useDoing } from './use-doing.ts';
import { useGiveUp } from '../../desk/drafts/use-give-up.ts';
import type { KeptForm } from '../../desk/drafts/use-kept-form.ts';

interface NewPersonProps {
  readonly form: NewUser;
  readonly kept: Pick<KeptForm<NewUser>, 'begin' | 'change' | 'close'>;
  readonly onAdded: (code: ActivationCode) => void;
}

export const nobody: NewUser = { name: '', roles: [], sections: [] };

/** Somebody new who works at the desks. */
export function NewPerson({ form, kept: { begin, change, close }, onAdded }: NewPersonProps) {
  const { t } = useTranslation('administration');
  const { administration } = useDesk();
  const doing = useDoing();
  const giveUp = useGiveUp({ begin, close }, form, nobody);
  const missing = missingOf(form);
  const add = () =>
    doing.run(async () => {
      const code = await administration.addUser({ ...form, name: form.name.trim() });
      close();
      onAdded(code);
    });
  return (
    <Card
      isFilling
      title={t('person.new')}
      actions={
        <Button variant="quiet" size="sm" shortcut="Escape" onPress={giveUp}>
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
      <PersonFields value={form} onChange={change} autoFocus />
      {doing.fault !== null && <Notice tone="bad">{doing.fault}</Notice>}
    </Card>
  );
}
