import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '../data/records/appointments-repository.ts';
import { useDesk, useSettings } from '../desk/session/desk-context.ts';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { slipData } from './paper-data.ts';
import { PaperDialog } from './PaperDialog.tsx';

interface SlipDialogProps {
  readonly appointment: Appointment;
  readonly onClose: () => void;
}

/** The A5 slip of an appointment, discreet where the visitor wants nobody to ask. */
export function SlipDialog({ appointment, onClose }: SlipDialogProps) {
  const { t } = useTranslation('papers');
  const { appointments } = useDesk();
  const profile = useSettings('profile');
  const templates = useSettings('templates');
  const schedule = useSettings('schedule');
  const [isDiscreet, setDiscreet] = useState(false);
  const data = useMemo(
    () =>
      profile && templates && schedule
        ? // The paper is Arabic, whatever language the desk is read in.
          slipData(appointment, t(`service.${appointment.kind}`, { lng: 'ar' }), isDiscreet, {
            profile,
            templates,
            schedule,
          })
        : null,
    [appointment, isDiscreet, profile, templates, schedule, t],
  );
  return (
    <PaperDialog
      title={t('slip')}
      kind="slip-a5"
      data={data}
      fileName={t('slipFile', { number: appointment.referenceNumber })}
      paper="A5"
      choices={
        <Checkbox isSelected={isDiscreet} onChange={setDiscreet}>
          {t('discreet')}
        </Checkbox>
      }
      order={{ section: appointment.section, subject: 'appointments', recordIds: [appointment.id] }}
      onPrinted={() => appointments.countPrint(appointment)}
      onClose={onClose}
    />
  );
}
