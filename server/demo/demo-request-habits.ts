import type { Section } from '#shared/association/section.ts';
import type { RequestType } from '#shared/association/settings.ts';
import type { Channel } from '#shared/requests/request.ts';
import type { Weighted } from './seeded-random.ts';

/** How the association's work divides between its sections. */
export const sectionShares: readonly Weighted<Section>[] = [
  ['MEN', 48],
  ['WOMEN', 43],
  ['FAMILY', 9],
];

/** What people of each section come for; a type that the association does not offer is left out. */
export const typeShares: Readonly<Record<Section, readonly Weighted<RequestType>[]>> = {
  MEN: [
    ['REGISTRATION', 26],
    ['INQUIRY', 25],
    ['VOLUNTEER', 14],
    ['RECONCILIATION', 13],
    ['JOB_EMPLOYEE', 8],
    ['SUGGESTION', 6],
    ['JOB_ADMIN', 5],
    ['FAMILY_GUIDANCE', 3],
  ],
  WOMEN: [
    ['REGISTRATION', 25],
    ['INQUIRY', 23],
    ['FAMILY_GUIDANCE', 16],
    ['VOLUNTEER', 15],
    ['JOB_EMPLOYEE', 7],
    ['SUGGESTION', 6],
    ['RECONCILIATION', 5],
    ['JOB_ADMIN', 3],
  ],
  FAMILY: [
    ['FAMILY_GUIDANCE', 46],
    ['RECONCILIATION', 34],
    ['INQUIRY', 20],
  ],
};

/** By which channel each type comes while the desk is open. */
export const openChannels: Readonly<Record<RequestType, readonly Weighted<Channel>[]>> = {
  REGISTRATION: [
    ['WALK_IN', 52],
    ['PHONE', 18],
    ['LINK', 16],
    ['WHATSAPP', 10],
    ['WEBSITE', 4],
  ],
  INQUIRY: [
    ['PHONE', 54],
    ['WHATSAPP', 22],
    ['WALK_IN', 18],
    ['SOCIAL', 4],
    ['EMAIL', 2],
  ],
  VOLUNTEER: [
    ['LINK', 38],
    ['WALK_IN', 24],
    ['WHATSAPP', 20],
    ['PHONE', 12],
    ['SOCIAL', 6],
  ],
  JOB_EMPLOYEE: [
    ['WALK_IN', 38],
    ['LINK', 32],
    ['EMAIL', 30],
  ],
  JOB_ADMIN: [
    ['LINK', 38],
    ['EMAIL', 32],
    ['WALK_IN', 30],
  ],
  RECONCILIATION: [
    ['WALK_IN', 60],
    ['PHONE', 34],
    ['WHATSAPP', 6],
  ],
  FAMILY_GUIDANCE: [
    ['PHONE', 56],
    ['WALK_IN', 28],
    ['WHATSAPP', 16],
  ],
  SUGGESTION: [
    ['WHATSAPP', 30],
    ['WALK_IN', 26],
    ['SOCIAL', 20],
    ['EMAIL', 14],
    ['WEBSITE', 10],
  ],
};

/** What arrives by itself while the desk is closed. */
export const closedChannels: readonly Weighted<Channel>[] = [
  ['LINK', 40],
  ['WHATSAPP', 34],
  ['WEBSITE', 12],
  ['SOCIAL', 8],
  ['EMAIL', 6],
];

/** Types that people begin by a message at night; a dispute is brought to the open desk. */
export const closedTypes: ReadonlySet<RequestType> = new Set([
  'REGISTRATION',
  'VOLUNTEER',
  'INQUIRY',
  'JOB_EMPLOYEE',
  'JOB_ADMIN',
  'SUGGESTION',
]);
