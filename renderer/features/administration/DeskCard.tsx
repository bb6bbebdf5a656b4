import { KeyRound, MonitorX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#shared/association/section.ts';
import type { EnrolmentCode } from '#shared/contract/enrol.ts';
import { LONGEST_STAFF_NAME, type DeskChange, type ManagedDesk } from '#shared/contract/administration.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import styles from './Administration.module.css';
import { CodeOnce } from './CodeOnce.tsx';
import { SectionChoices } from './SectionChoices.tsx';
import { useDoing } from './use-doing.ts';
import { z } from 'zod';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';

/** What of a desk is typed and chosen here. */
const TypedDesk = z.object({ name: z.string(), sections: z.array(Section) });

interface DeskCardProps {
  readonly desk: ManagedDesk;
  readonly onChanged: () => void;
}

/** One desk: its name and sections, when it was seen, and revoking it, which asks first. */
export function DeskCard({ desk, onChanged }: DeskCardProps) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const when = useWhen();
  const { administration, enrolment } = useDesk();
  const toasts = useToasts();
  const doing = useDoing();
  const kept = useKeptForm(`desk/${desk.deviceId}`, TypedDesk);
  const { name, sections } = kept.form ?? desk;
  const edit = (part: Partial<z.infer<typeof TypedDesk>>) => kept.begin({ name, sections, ...part });
  const verdict = useTextVerdict()(name, LONGEST_STAFF_NAME);
  const [asks, setAsks] = useState(false);
  const [code, setCode] = useState<EnrolmentCode | null>(null);
  const isOwn = desk.deviceId === enrolment.deviceId;
  const isRevoked = desk.revokedAt !== null;
  const changed: DeskChange = {
    ...(name.trim() === desk.name ? {} : { name: name.trim() }),
    ...(sameValue(sections, desk.sections) ? {} : { sections }),
  };
  const isWhole = name.trim() !== '' && sections.length > 0 && verdict.error === undefined;

  const change = async (wish: DeskChange): Promise<void> => {
    setAsks(false);
    const isDone = await doing.run(() => administration.changeDesk(desk.deviceId, wish));
    if (!isDone) return;
    kept.close();
    toasts.show({ text: t(wish.revoked ? 'desk.revokedNow' : 'saved'), tone: 'ok' });
    onChanged();
  };
  const renew = () =>
    doing.run(async () =>
      setCode(await administration.newDeskCode({ sections: desk.sections, renews: desk.deviceId })),
    );
  return (
    <Card
      isFilling
      title={desk.name}
      footer={
        isRevoked ? undefined : (
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            onPress={() => void change(changed)}
            isDisabled={!isWhole || Object.keys(changed).length === 0 || doing.obstacle !== null}
            disabledReason={doing.obstacle ?? t(isWhole ? 'unchanged' : 'desk.incomplete')}
            isBusy={doing.isBusy}
            busyLabel={t('busy')}
          >
            {t('save')}
          </Button>
        )
      }
    >
      {doing.fault !== null && <Notice tone="bad">{doing.fault}</Notice>}
      {isOwn && <Notice tone="info">{t('desk.own')}</Notice>}
      <DescriptionList
        items={[
          { term: t('desk.code'), value: <Identifier>{desk.deskCode}</Identifier> },
          { term: t('desk.enrolledAt'), value: format.hijri(riyadhDate(desk.enrolledAt)) },
          { term: t('desk.lastSeen'), value: desk.lastSeenAt === null ? t('desk.never') : when(desk.lastSeenAt) },
          ...(desk.revokedAt === null ? [] : [{ term: t('desk.revokedAt'), value: when(desk.revokedAt) }]),
        ]}
      />
      {isRevoked ? (
        <Notice tone="warn">{t('desk.revokedMeans')}</Notice>
      ) : (
        <>
          <TextField label={t('desk.name')} value={name} onChange={(next) => edit({ name: next })} {...verdict} />
          <SectionChoices label={t('desk.sections')} value={sections} onChange={(next) => edit({ sections: next })} />
          {code && <CodeOnce label={t('code.desk')} hint={t('desk.renewMeans')} {...code} />}
          <div className={styles.more}>
            <Button icon={KeyRound} onPress={() => void renew()} isDisabled={doing.obstacle !== null}>
              {t('desk.renew')}
            </Button>
            <Button variant="danger" icon={MonitorX} onPress={() => setAsks(true)} isDisabled={doing.obstacle !== null}>
              {t('desk.revoke')}
            </Button>
          </div>
        </>
      )}
      <QuestionDialog
        isOpen={asks}
        question={t('desk.revokeQuestion', { name: desk.name })}
        safeAnswer={{ label: t('desk.keep'), onPress: () => setAsks(false) }}
        otherAnswer={{ label: t('desk.revoke'), icon: MonitorX, onPress: () => void change({ revoked: true }) }}
      >
        {t(isOwn ? 'desk.revokeOwnMeans' : 'desk.revokeMeans')}
      </QuestionDialog>
    </Card>
  );
}
