import { Camera, CameraOff, Download, ScanLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fillVerificationPage } from '#shared/verification/verification-facts.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { faultText } from '../../desk/fault-text.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { CameraView } from './CameraView.tsx';
import { CodeField } from './CodeField.tsx';
import { fetchVerificationPage } from './verification-page.ts';
import styles from './Verification.module.css';
import { VerdictCard } from './VerdictCard.tsx';

/** Tells a genuine certificate from another: by camera, scanner or pasted text, without a network. */
export function VerificationScreen() {
  const { t } = useTranslation('verification');
  const when = useWhen();
  const toasts = useToasts();
  const { verification, waiting, platform, audit, now } = useDesk();
  const profile = useSettings('profile');
  const [code, setCode] = useState('');
  const [watches, setWatches] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const verdict = useLive(async () => (code === '' ? null : verification.verify(code)), [verification, code]);
  const listsOf = useLive(() => waiting.lastSuccessAt(), [waiting]);

  const exportPage = async (): Promise<void> => {
    try {
      const facts = { association: profile?.shortName ?? '', madeAt: now(), ...(await verification.lists()) };
      const page = fillVerificationPage(await fetchVerificationPage(), facts);
      const outcome = await platform.papers.save(t('pageFile'), new TextEncoder().encode(page));
      if (outcome.kind === 'saved') {
        await audit.note('exported', { paper: t('pageFile') });
        toasts.show({ text: t('pageSaved') });
      }
      if (outcome.kind === 'failed') setFault(t('papers:saveFailed', { reason: outcome.reason }));
    } catch (error) {
      setFault(faultText(t, error));
    }
  };

  return (
    <DeskScreen place="volunteers" title={t('title')} crumbs={[{ label: t('volunteers:title'), href: '/volunteers' }]}>
      <Columns beside="half">
        <Card
          isFilling
          title={t('scan')}
          footer={
            <>
              <Button icon={watches ? CameraOff : Camera} shortcut="Alt+KeyC" onPress={() => setWatches(!watches)}>
                {t(watches ? 'stopCamera' : 'useCamera')}
              </Button>
              <Button variant="quiet" icon={Download} onPress={() => void exportPage()}>
                {t('exportPage')}
              </Button>
            </>
          }
        >
          <CodeField value={code} onChange={setCode} icon={ScanLine} />
          {watches && (
            <CameraView
              onCode={(text) => {
                setCode(text);
                setWatches(false);
              }}
            />
          )}
          {fault !== null && <Notice tone="bad">{fault}</Notice>}
          <p className={styles.hint}>{listsOf ? t('listsOf', { when: when(listsOf) }) : t('noLists')}</p>
        </Card>
        <VerdictCard verdict={verdict ?? null} />
      </Columns>
    </DeskScreen>
  );
}
