import { MonitorUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Section } from '#shared/association/section.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { keepDisplayChoice, readDisplayChoice } from '../../desk/queue/display-choice.ts';
import { useServedSections } from '../../desk/queue/use-queue.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import styles from './QueueScreen.module.css';

type Shown = Section | 'ALL';

/** Opens the screen of the waiting room and says whose numbers it shows. */
export function DisplayBar() {
  const { t } = useTranslation('queue');
  const toasts = useToasts();
  const { platform, drafts } = useDesk();
  const served = useServedSections();
  const choice = useLive(() => readDisplayChoice(drafts), [drafts]);
  const open = async (): Promise<void> => {
    try {
      const screen = await platform.openQueueDisplay();
      toasts.show({ text: t(`display.opened.${screen}`) });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  return (
    <>
      <Button size="sm" icon={MonitorUp} shortcut="Ctrl+KeyD" onPress={() => void open()}>
        {t('display.open')}
      </Button>
      {served.length > 1 && (
        <div className={styles.shows}>
          <span aria-hidden="true">{t('display.shows')}</span>
          <Segmented<Shown>
            label={t('display.shows')}
            isLabelHidden
            options={[
              { value: 'ALL', label: t('display.all') },
              ...served.map((value) => ({ value, label: t(`desk:section.${value}`) })),
            ]}
            value={choice ?? 'ALL'}
            onChange={(value) => void keepDisplayChoice(drafts, value === 'ALL' ? null : value)}
          />
        </div>
      )}
    </>
  );
}
