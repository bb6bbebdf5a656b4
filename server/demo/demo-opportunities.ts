import type { Section } from '#shared/association/section.ts';

/** An opportunity, its days counted from today. */
export interface PlannedOpportunity {
  readonly section: Section;
  readonly title: string;
  readonly fromDay: number;
  readonly toDay: number;
  readonly volunteers: number;
  readonly hours: readonly [least: number, most: number];
  readonly minimumHours: number;
  readonly onPlatform: boolean;
  /** Whether its certificates have been issued. */
  readonly certified: boolean;
}

export const plannedOpportunities: readonly PlannedOpportunity[] = [
  {
    section: 'MEN',
    title: 'تنظيم حفل الصلح',
    fromDay: -62,
    toDay: -61,
    volunteers: 14,
    hours: [5, 12],
    minimumHours: 5,
    onPlatform: true,
    certified: true,
  },
  {
    section: 'WOMEN',
    title: 'ملتقى الأسرة السعيدة',
    fromDay: -41,
    toDay: -39,
    volunteers: 13,
    hours: [5, 18],
    minimumHours: 6,
    onPlatform: true,
    certified: true,
  },
  {
    section: 'MEN',
    title: 'تشجير متنزّه القرية',
    fromDay: -12,
    toDay: -9,
    volunteers: 17,
    hours: [4, 14],
    minimumHours: 5,
    onPlatform: true,
    certified: false,
  },
  {
    section: 'WOMEN',
    title: 'مساندة مكتب الاستقبال',
    fromDay: -24,
    toDay: 21,
    volunteers: 14,
    hours: [2, 30],
    minimumHours: 10,
    onPlatform: true,
    certified: false,
  },
  {
    section: 'MEN',
    title: 'مبادرة جيران الخير',
    fromDay: -6,
    toDay: 30,
    volunteers: 12,
    hours: [2, 16],
    minimumHours: 8,
    onPlatform: false,
    certified: false,
  },
];
