import { z } from 'zod';
import { Bilingual } from '../association/bilingual.ts';
import { Section } from '../association/section.ts';

/** A kind of unit as the association calls it («حلقة», «دار نسائية»): data, for other associations have others. */
const UnitKind = z.strictObject({ id: z.string().min(1).max(40), label: Bilingual });

/** A place that people are transferred to. */
const Unit = z.strictObject({
  id: z.string().min(1).max(40),
  kind: z.string().max(40).meta({ field: 'unitKind' }),
  name: z.string().min(1).max(80),
  section: Section,
  villageId: z.string().max(40).meta({ field: 'village' }),
  /** Places in all, and how many of them were taken before the desk began to count. */
  capacity: z.int().min(0).max(10_000),
  taken: z.int().min(0).max(10_000),
  /** Whom a referral is addressed to. */
  addressee: z.string().max(120),
  phone: z.string().max(30).meta({ field: 'latin' }),
  hours: z.string().max(80),
});
export type Unit = z.infer<typeof Unit>;

/** The units that people can be transferred to; the version is raised with every change. */
export const UnitList = z.strictObject({
  version: z.int().min(1),
  kinds: z.array(UnitKind).max(20),
  units: z.array(Unit).max(500),
});
export type UnitList = z.infer<typeof UnitList>;
