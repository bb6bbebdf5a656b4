import { z } from 'zod';

/**
 * An instant that PostgreSQL itself reads or keeps in an index. JavaScript knows a year 0 and a fraction of any length; PostgreSQL refuses both,
 * and with them whatever it is asked about the same time afterwards.
 */
export const DatabaseInstant = z.iso
  .datetime()
  .max(30)
  .refine((instant) => !instant.startsWith('0000'));
