import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Section, sections } from '#shared/association/section.ts';
import { useGiveUp } from '../../desk/drafts/use-give-up.ts';
import type { KeptForm } from '../../desk/drafts/use-kept-form.ts';
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
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { judgeText } from '#shared/kernel/typed-text.ts';
import { LONGEST_PLATFORM_NUMBER, LONGEST_TITLE } from '#shared/volunteers/volunteering.ts';

/** An opportunity while it is being typed. */
export const OpportunityForm = z.object({
  title: z.string(),
  platformNumber: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  minimumHours: z.number().nullable(),
  section: Section,
});
type OpportunityForm = z.infer<typeof OpportunityForm>;

export const emptyOpportunity: OpportunityForm = {
  title: '',
  platformNumber: '',
  from: null,
  to: null,
  minimumHours: 1,
  section: 'FAMILY',
};

interface NewOpportunityFormProps {
  readonly form: OpportunityForm;
  readonly kept: Pick<KeptForm<OpportunityForm>, 'begin' | 'change' | 'close'>;
  readonly onAdded: (id: string) => void;
}

/** A new opportunity: title, dates, and the hours that earn a certificate. */
export function NewOpportunityForm({ form, kept: { begin, change, close }, onAdded }: NewOpportunityFormProps) {
  const { t } = useTranslation('volunteers');
  const { volunteers } = useDesk();
  const textVerdict = useTextVerdict();
  const [fault, setFault] = useState<string | null>(null);
  const { title, platformNumber, from, to, minimumHours, section } = form;

  const endsBefore = from !== null && to !== null && to < from;
  const isLong =
    judgeText(title, LONGEST_TITLE).extra > 0 || judgeText(platformNumber, LONGEST_PLATFORM_NUMBER).extra > 0;
  const canSave = title.trim() !== '' && from !== null && to !== null && !endsBefore && !isLong;

  const save = async () => {
    if (!canSave || from === null || to === null) return;
    try {
      const id = await volunteers.addOpportunity({
        section,
        title: title.trim(),
        platformNumber: platformNumber.trim(),
        from,
        to,
        minimumHours: minimumHours ?? 0,
      });
      close();
      onAdded(id);
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const giveUp = useGiveUp({ begin, close }, form, emptyOpportunity);
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
            disabledReason={t(isLong ? 'desk:typed.shorten' : 'opportunity.incomplete')}
          >
            {t('save')}
          </Button>
          <Button variant="quiet" onPress={giveUp} shortcut="Escape">
            {t('desk:cancel')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('opportunity.title')}
        value={title}
        onChange={(title) => change({ title })}
        {...textVerdict(title, LONGEST_TITLE)}
        autoFocus
      />
      <HijriDateField label={t('opportunity.from')} value={from} onChange={(from) => change({ from })} />
      <HijriDateField
        label={t('opportunity.to')}
        value={to}
        onChange={(to) => change({ to })}
        error={endsBefore ? t('opportunity.endsBefore') : undefined}
      />
      <NumberField
        label={t('opportunity.minimumHours')}
        value={minimumHours}
        onChange={(minimumHours) => change({ minimumHours })}
        min={0}
        max={10_000}
        unit={t('hour')}
      />
      <Segmented<Section>
        label={t('opportunity.section')}
        options={sections.map((value) => ({ value, label: t(`desk:section.${value}`) }))}
        value={section}
        onChange={(section) => change({ section })}
      />
      <LtrField
        label={t('opportunity.platformNumber')}
        optional
        value={platformNumber}
        onChange={(platformNumber) => change({ platformNumber })}
        {...textVerdict(platformNumber, LONGEST_PLATFORM_NUMBER)}
      />
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );
}
