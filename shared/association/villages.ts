import { z } from 'zod';

/** A village that people come from, with the roads to its neighbours: distances are summed along them without a network. */
const Village = z.strictObject({
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(60),
  neighbours: z
    .array(
      z.strictObject({
        villageId: z.string().min(1).max(40).meta({ field: 'village' }),
        minutes: z.int().min(1).max(600),
        kilometres: z.number().min(0).max(1000),
      }),
    )
    .max(30)
    .optional(),
});
export type Village = z.infer<typeof Village>;

export const VillageList = z.strictObject({ villages: z.array(Village).max(2000) });
