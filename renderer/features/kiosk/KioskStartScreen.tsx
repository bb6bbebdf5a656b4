import { Smile } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sections } from '#shared/association/section.ts';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useKioskMode } from '../../desk/session/kiosk-mode.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';

/** Before the screen is turned to visitors: which section they rate, and how the desk comes back. */
export function KioskStartScreen() {
  const { t } = useTranslation('kiosk');
  const { actor } = useDesk();
  const may = useMay();
  const begin = useKioskMode((state) => state.begin);
  const surveys = useSettings('surveys');
  const offered = sections.filter((section) => may('survey.take', { section }));
  const [section, setSection] = useState(actor.sections.find((each) => offered.includes(each)) ?? offered[0] ?? null);
  const hasQuestions = surveys?.questions.some(({ sources }) => sources.includes('KIOSK')) === true;

  const start = () => {
    if (section === null) return;
    // A browser may keep its edge; the kiosk is one all the same.
    void document.documentElement.requestFullscreen().catch(() => undefined);
    begin(section);
  };
  return (
    <DeskScreen place="home" title={t('title')} icon={Smile}>
      {section === null ? (
        <EmptyState title={t('notYours')} />
      ) : (
        <Card
          title={t('start.title')}
          footer={
            <Button
              variant="primary"
              icon={Smile}
              shortcut="Ctrl+Enter"
              onPress={start}
              isDisabled={!hasQuestions}
              disabledReason={t('start.noQuestions')}
            >
              {t('start.begin')}
            </Button>
          }
        >
          <Segmented
            label={t('start.section')}
            options={offered.map((value) => ({ value, label: t(`desk:section.${value}`) }))}
            value={section}
            onChange={setSection}
            isNumbered
          />
          <Notice>{t('start.wayBack')}</Notice>
        </Card>
      )}
    </DeskScreen>
  );
}
