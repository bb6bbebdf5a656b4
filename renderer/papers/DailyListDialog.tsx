import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStanding } from '#shared/appointments/appointment.ts';
import { sections, type Section } from '#shared/association/section.ts';
import { useLive } from '../data/use-live.ts';
import { useDesk, useMay, useSettings } from '../desk/session/desk-context.ts';
import { usePeopleNames } from '../desk/people/use-people-names.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { dailyListData } from './daily-list-data.ts';
import { PaperDialog } from './PaperDialog.tsx';

interface DailyListDialogProps {
  readonly day: string;
  readonly onClose: () => void;
}

/** Who is expected on a day, on paper: for the door, and for a day on which the computer is away. */
export function DailyListDialog({ day, onClose }: DailyListDialogProps) {
  const { t } = useTranslation('papers');
  const may = useMay();
  const { appointments } = useDesk();
  const profile = useSettings('profile');
  const schedule = useSettings('schedule');
  const nameOf = usePeopleNames();
  const mine = sections.filter((section) => may('appointment.read', { section }));
  const [section, setSection] = useState<Section | undefined>(mine[0]);
  const onDay = useLive(() => appointments.onDay(day), [appointments, day]);
  const data = useMemo(() => {
    if (!profile || !schedule || !onDay || !section) return null;
    const expected = onDay.filter((each) => each.section === section && isStanding(each));
    // The paper is Arabic, whatever language the desk is read in.
    const say = (key: string) => t(key, { lng: 'ar' });
    return dailyListData(expected, { day, section, nameOf, say, profile, schedule });
  }, [profile, schedule, onDay, section, day, nameOf, t]);
  return (
    <PaperDialog
      title={t('dailyList.title')}
      kind="daily-list"
      data={data}
      fileName={t('dailyList.file', { day })}
      paper="A4"
      choices={
        mine.length > 1 && (
          <Segmented<Section>
            label={t('dailyList.section')}
            isLabelHidden
            options={mine.map((value) => ({ value, label: t(`desk:sectionLong.${value}`) }))}
            value={section ?? null}
            onChange={setSection}
          />
        )
      }
      onPrinted={async () => undefined}
      onClose={onClose}
    />
  );
}
