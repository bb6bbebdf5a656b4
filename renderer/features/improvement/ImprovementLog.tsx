import { Check, CircleDot, Hammer, PencilLine, Sprout } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { LONGEST_ENTRY, stageOf, type Stage } from '#shared/improvement/improvement.ts';
import type { Improvement } from '../../data/records/improvements-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip, type Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import styles from './Improvement.module.css';
import { useThemes } from './use-themes.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';

const faces: Record<ReturnType<typeof stageOf>, { readonly icon: IconShape; readonly tone: Tone }> = {
  HEARD: { icon: CircleDot, tone: 'warn' },
  DONE: { icon: Hammer, tone: 'info' },
  SEEN: { icon: Sprout, tone: 'ok' },
};

/** The log of improvements: opinion, action, effect, each with its day and whoever wrote it down. */
export function ImprovementLog() {
  const { t } = useTranslation('improvement');
  const format = useFormat();
  const { improvements } = useDesk();
  const log = useLive(() => improvements.all(), [improvements]);
  return (
    <Card title={t('log')} {...(log ? { count: format.count(log.length) } : {})}>
      {log?.length === 0 && <EmptyState title={t('logEmpty')} />}
      <ul className={styles.log} aria-label={t('log')}>
        {log?.map((each) => (
          <LogLine key={each.id} improvement={each} />
        ))}
      </ul>
    </Card>
  );
}

const StageForm = z.strictObject({ text: z.string() });

function LogLine({ improvement }: { readonly improvement: Improvement }) {
  const { t } = useTranslation('improvement');
  const { improvements } = useDesk();
  const may = useMay();
  const { nameOf } = useThemes();
  const standing = stageOf(improvement);
  const next = standing === 'HEARD' ? 'action' : 'effect';
  const kept = useKeptForm(`improvement/${improvement.id}/${next}`, StageForm);
  const [fault, setFault] = useState<string | null>(null);
  const { heard, action, effect, theme, section } = improvement;
  const text = kept.form?.text ?? '';
  const verdict = useTextVerdict()(text, LONGEST_ENTRY);
  const tell = (): void => {
    if (text.trim() === '' || verdict.error !== undefined) return;
    improvements.tell(improvement, next, text).then(kept.close, (error: unknown) => setFault(faultText(t, error)));
  };
  return (
    <li className={styles.line}>
      <div className={styles.actions}>
        <Chip icon={faces[standing].icon} tone={faces[standing].tone}>
          {t(`stage.${standing}`)}
        </Chip>
        <span>
          {nameOf(theme)} · {t(`desk:section.${section}`)}
        </span>
      </div>
      <dl className={styles.stages}>
        <StageLine name={t('head.heard')} stage={heard} />
        {action && <StageLine name={t('head.action')} stage={action} />}
        {effect && <StageLine name={t('head.effect')} stage={effect} />}
      </dl>
      {standing !== 'SEEN' && may('improvement.write', { section }) && !kept.form && (
        <Button size="sm" icon={PencilLine} onPress={() => kept.begin({ text: '' })}>
          {t(`tell.${next}`)}
        </Button>
      )}
      {kept.form && (
        <>
          <TextArea
            label={t(`told.${next}`)}
            value={kept.form.text}
            onChange={(next) => kept.change({ text: next })}
            {...verdict}
            autoFocus
          />
          <div className={styles.actions}>
            <Button
              size="sm"
              variant="primary"
              icon={Check}
              shortcut="Ctrl+Enter"
              onPress={tell}
              isDisabled={verdict.error !== undefined}
            >
              {t('save')}
            </Button>
            <Button size="sm" variant="quiet" onPress={kept.close}>
              {t('desk:cancel')}
            </Button>
          </div>
        </>
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </li>
  );
}

/** What was said, done or came of it, on which day, and who wrote it down. */
function StageLine({ name, stage }: { readonly name: string; readonly stage: Stage }) {
  const format = useFormat();
  const { decisions } = useDesk();
  const names = useLive(() => decisions.userNames(), [decisions]);
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{stage.text}</bdi>{' '}
        <span className={styles.when}>
          {format.hijri(stage.on)} · <bdi>{names?.get(stage.by) ?? ''}</bdi>
        </span>
      </dd>
    </>
  );
}
