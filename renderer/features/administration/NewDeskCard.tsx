import { TicketPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sections as allSections, type Section } from '#shared/association/section.ts';
import type { EnrolmentCode } from '#shared/contract/enrol.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { CodeOnce } from './CodeOnce.tsx';
import { SectionChoices } from './SectionChoices.tsx';
import { useDoing } from './use-doing.ts';

/** The one-time code with which another computer becomes a desk of these sections. */
export function NewDeskCard({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('administration');
  const { administration } = useDesk();
  const doing = useDoing();
  const [sections, setSections] = useState<Section[]>([...allSections]);
  const [code, setCode] = useState<EnrolmentCode | null>(null);
  const make = () => doing.run(async () => setCode(await administration.newDeskCode({ sections })));
  return (
    <Card
      isFilling
      title={t('desk.new')}
      actions={
        <Button variant="quiet" size="sm" shortcut="Escape" onPress={onClose}>
          {t('close')}
        </Button>
      }
      footer={
        <Button
          variant="primary"
          shortcut="Ctrl+Enter"
          icon={TicketPlus}
          onPress={() => void make()}
          isDisabled={sections.length === 0 || doing.obstacle !== null}
          disabledReason={doing.obstacle ?? t('desk.noSections')}
          isBusy={doing.isBusy}
          busyLabel={t('busy')}
        >
          {t('desk.makeCode')}
        </Button>
      }
    >
      {code && <CodeOnce label={t('code.desk')} hint={t('code.deskHint')} {...code} />}
      <SectionChoices label={t('desk.sections')} value={sections} onChange={setSections} />
      {doing.fault !== null && <Notice tone="bad">{doing.fault}</Notice>}
    </Card>
  );
}
