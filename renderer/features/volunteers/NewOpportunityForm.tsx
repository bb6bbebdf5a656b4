import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sections, type Section } from '#shared/association/section.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { HijriDateField } from '../../ui/fields/HijriDateField.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';

interface NewOpportunityFormProps {
  readonly onCancel: () => void;
  readonly onAdded: (id: string) => void;
}

/** A new opportunity: title, dates, and the hours that earn a certificate. */
export function NewOpportunityForm({ onCancel, onAdded }: NewOpportunityFormProps) {
  const { t } = useTranslation('volunteers');
  const { volunteers } = useDesk();
  const [title, setTitle] = useState('');
  const [platformNumber, setPlatformNumber] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [minimumHours, setMinimumHours] = useState<number | null>(1);
  const [section, setSection] = useState<Section>('FAMILY');
  const [fault, setFault] = useState<string | null>(null);

  const endsBefore = from !== null && to !== null && to < from;
  const canSave = title.trim() !== '' && from !== null && to !== null && !endsBefore;

  const save = async () => {
    if (!canSave || from === null || to === null) return;
    try {
      onAdded(
        await volunteers.addOpportunity({
          section,
          title: title.trim(),
          platformNumber: platformNumber.trim(),
          from,
          to,
          minimumHours: minimumHours ?? 0,
        }),
      );
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  return (
    <Card
      isFilling
      title={t('opportunity.add')}
      footer={
        <>
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            onPress={() => void save()}
            isDisabled={!canSave}
            disabledReason={t('opportunity.incomplete')}
          >
            {t('save')}
          </Button>
          <Button variant="quiet" onPress={onCancel} shortcut="Escape">
            {t('desk:cancel')}
          </Button>
        </>
      }
    >
      <TextField label={t('opportunity.title')} value={title} onChange={setTitle} maxLength={160} autoFocus />
      <HijriDateField label={t('opportunity.from')} value={from} onChange={setFrom} />
      <HijriDateField
        label={t('opportunity.to')}
        value={to}
        onChange={setTo}
        error={endsBefore ? t('opportunity.endsBefore') : undefined}
      />
      <NumberField
        label={t('opportunity.minimumHours')}
        value={minimumHours}
        onChange={setMinimumHours}
        min={0}
        max={10_000}
        unit={t('hour')}
      />
      <Segmented<Section>
        label={t('opportunity.section')}
        options={sections.map((value) => ({ value, label: t(`desk:section.${value}`) }))}
        value={section}
        onChange={setSection}
      />
      <LtrField
        label={t('opportunity.platformNumber')}
        optional
        value={platformNumber}
        onChange={setPlatformNumber}
        maxLength={30}
      />
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}
