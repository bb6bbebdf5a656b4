import type { z } from 'zod';
import type { Section } from '#shared/association/section.ts';
import type { AssociationProfile, Schedule } from '#shared/association/settings.ts';
import type { DailyListData } from '#shared/documents/daily-list.ts';
import { riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import type { Appointment } from '../data/records/appointments-repository.ts';
import { letterheadOf } from './paper-data.ts';

interface DailyListTerms {
  readonly day: string;
  readonly section: Section;
  readonly profile: AssociationProfile;
  readonly schedule: Schedule;
  readonly nameOf: (personId: string | null) => string;
  /** Says a text of the papers in Arabic. */
  readonly say: (key: string) => string;
}

/** What the list of a day shows: of a session only that there is one. */
export function dailyListData(
  expected: readonly Appointment[],
  { day, section, profile, schedule, nameOf, say }: DailyListTerms,
): z.input<typeof DailyListData> {
  return {
    letterhead: letterheadOf(profile),
    digits: profile.paperDigits,
    title: say('dailyList.title'),
    section: say(`desk:sectionLong.${section}`),
    date: day,
    rows: expected
      .toSorted((a, b) => compareTexts(a.startsAt, b.startsAt))
      .map(({ startsAt, personId, kind, resourceId, referenceNumber }) => ({
        time: riyadhTimeOfDay(startsAt),
        name: nameOf(personId),
        kind: say(`service.${kind}`),
        place: schedule.resources.find(({ id }) => id === resourceId)?.label.ar ?? '',
        refNo: referenceNumber,
      })),
    nobody: say('dailyList.nobody'),
    note: say('dailyList.note'),
  };
}
