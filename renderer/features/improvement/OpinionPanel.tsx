import { Check, ListPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { LONGEST_ENTRY, stageOf } from '#shared/improvement/improvement.ts';
import type { Opinion } from '../../data/records/improvements-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import styles from './Improvement.module.css';
import { useThemes } from './use-themes.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';

const HeardForm = z.strictObject({ improvementId: z.string(), heard: z.string() });

/** One opinion: what it is about, and whether a line of the log answers it. */
export function OpinionPanel({ opinion }: { readonly opinion: Opinion }) {
  const { t } = useTranslation('improvement');
  const { improvements } = useDesk();
  const may = useMay();
  const toasts = useToasts();
  const { themes } = useThemes();
  const kept = useKeptForm(`opinion/${opinion.id}`, HeardForm);
  const verdict = useTextVerdict()(kept.form?.heard ?? '', LONGEST_ENTRY);
  const [fault, setFault] = useState<string | null>(null);
  const log = useLive(() => improvements.all(), [improvements]);
  const { theme, section } = opinion;
  const mayWrite = may('improvement.write', { section });
  const going = (log ?? []).filter(
    (each) => each.theme === theme && each.section === section && stageOf(each) !== 'SEEN',
  );

  const attempt = async (work: Promise<void>, text: string): Promise<void> => {
    try {
      await work;
      setFault(null);
      toasts.show({ text });
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const begin = (): void => {
    if (!kept.form || theme === null || kept.form.heard.trim() === '' || verdict.error !== undefined) return;
    const { improvementId, heard } = kept.form;
    const begun = improvements.begin({ improvementId, section, theme, opinionIds: [opinion.id], heard });
    void attempt(begun.then(kept.close), t('begun'));
  };
  const join = (id: string): void => {
    const improvement = going.find((each) => each.id === id);
    if (improvement) void attempt(improvements.join(improvement, opinion.id), t('joined'));
  };

  return (
    <Card title={t('opinion')}>
      <p className={styles.said}>
        <bdi>{opinion.text}</bdi>
      </p>
      {mayWrite && (
        <Select
          label={t('theme')}
          options={themes}
          value={theme}
          onChange={(id) => void attempt(improvements.sort(opinion, id), t('sorted'))}
          placeholder={t('themePlaceholder')}
        />
      )}
      {mayWrite && theme !== null && !opinion.isAnswered && !kept.form && (
        <div className={styles.actions}>
          <Button
            icon={ListPlus}
            shortcut="Alt+KeyN"
            onPress={() => kept.begin({ improvementId: improvements.newId(), heard: '' })}
          >
            {t('begin')}
          </Button>
          {going.length > 0 && (
            <Select
              label={t('join')}
              options={going.map(({ id, heard }) => ({ id, label: heard.text }))}
              value={null}
              onChange={join}
              placeholder={t('joinPlaceholder')}
            />
          )}
        </div>
      )}
      {mayWrite && kept.form && (
        <>
          <TextArea
            label={t('heard')}
            hint={t('heardHint')}
            value={kept.form.heard}
            onChange={(heard) => kept.change({ heard })}
            {...verdict}
            autoFocus
          />
          <div className={styles.actions}>
            <Button
              variant="primary"
              icon={Check}
              shortcut="Ctrl+Enter"
              onPress={begin}
              isDisabled={kept.form.heard.trim() === '' || theme === null || verdict.error !== undefined}
            >
              {t('save')}
            </Button>
            <Button variant="quiet" onPress={kept.close}>
              {t('desk:cancel')}
            </Button>
          </div>
        </>
      )}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}
