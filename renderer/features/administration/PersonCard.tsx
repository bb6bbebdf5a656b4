import { TicketPlus, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationCode, ManagedUser, NewUser, UserChange } from '#shared/contract/administration.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import styles from './Administration.module.css';
import { CodeOnce } from './CodeOnce.tsx';
import { missingOf, PersonFields, TypedPerson } from './PersonFields.tsx';
import { useDoing } from './use-doing.ts';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';

interface PersonCardProps {
  readonly person: ManagedUser;
  /** The code just made for this person. */
  readonly code: ActivationCode | null;
  readonly onCode: (code: ActivationCode) => void;
  readonly onChanged: () => void;
}

/** One person: name, roles and sections; a new code; suspending, which asks first. */
export function PersonCard({ person, code, onCode, onChanged }: PersonCardProps) {
  const { t } = useTranslation('administration');
  const { administration } = useDesk();
  const toasts = useToasts();
  const doing = useDoing();
  const kept = useKeptForm(`user/${person.userId}`, TypedPerson);
  const edited = kept.form ?? factsOf(person);
  const [asks, setAsks] = useState(false);
  const { userId, name, state } = person;
  const changed = changesOf(person, edited);
  const missing = missingOf(edited);
  const isUnchanged = Object.keys(changed).length === 0;

  const change = async (wish: UserChange): Promise<boolean> => {
    setAsks(false);
    const isDone = await doing.run(() => administration.changeUser(userId, wish));
    if (!isDone) return false;
    toasts.show({ text: t('saved'), tone: 'ok' });
    onChanged();
    return true;
  };
  const save = async (): Promise<void> => {
    if (await change(changed)) kept.close();
  };
  const makeCode = () => doing.run(async () => onCode(await administration.newActivationCode(userId)));
  return (
    <Card
      isFilling
      title={name}
      footer={
        <Button
          variant="primary"
          shortcut="Ctrl+Enter"
          onPress={() => void save()}
          isDisabled={isUnchanged || missing !== null || doing.obstacle !== null}
          disabledReason={doing.obstacle ?? (missing === null ? t('unchanged') : t(`person.missing.${missing}`))}
          isBusy={doing.isBusy}
          busyLabel={t('busy')}
        >
          {t('save')}
        </Button>
      }
    >
      {code && <CodeOnce label={t('code.person')} hint={t('code.personHint', { name })} {...code} />}
      {doing.fault !== null && <Notice tone="bad">{doing.fault}</Notice>}
      <PersonFields value={edited} onChange={kept.begin} />
      <div className={styles.more}>
        <Button icon={TicketPlus} onPress={() => void makeCode()} isDisabled={doing.obstacle !== null}>
          {t(person.secretKind === null ? 'person.firstCode' : 'person.forgotten')}
        </Button>
        {state === 'ACTIVE' ? (
          <Button variant="danger" icon={UserX} onPress={() => setAsks(true)} isDisabled={doing.obstacle !== null}>
            {t('person.suspend')}
          </Button>
        ) : (
          <Button
            icon={UserCheck}
            onPress={() => void change({ state: 'ACTIVE' })}
            isDisabled={doing.obstacle !== null}
          >
            {t('person.restore')}
          </Button>
        )}
      </div>
      <QuestionDialog
        isOpen={asks}
        question={t('person.suspendQuestion', { name })}
        safeAnswer={{ label: t('person.keep'), onPress: () => setAsks(false) }}
        otherAnswer={{ label: t('person.suspend'), icon: UserX, onPress: () => void change({ state: 'SUSPENDED' }) }}
      >
        {t('person.suspendMeans')}
      </QuestionDialog>
    </Card>
  );
}

const factsOf = ({ name, roles, sections }: NewUser): NewUser => ({ name, roles, sections });

/** What differs, and nothing else: two administrators do not undo each other's work. */
function changesOf(person: ManagedUser, { name, roles, sections }: NewUser): UserChange {
  return {
    ...(name.trim() === person.name ? {} : { name: name.trim() }),
    ...(sameValue(roles, person.roles) ? {} : { roles }),
    ...(sameValue(sections, person.sections) ? {} : { sections }),
  };
}
