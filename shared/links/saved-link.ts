import { z } from 'zod';

/** As many as are taken in at a glance. */
const MOST_LINKS = 12;

/** Where a link leads: https only, a named host, nobody's name or password before it. */
const Address = z
  .string()
  .max(300)
  .regex(/^https:\/\/[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d{1,5})?(?:[/?#][^\s\p{Cc}\p{Cf}<>"\\^`{|}]*)?$/iu)
  .meta({ field: 'latin' });

/** The words that stand before a link in a message. */
const LinkWords = z.strictObject({
  /** Whoever it is sent to may be seen to ask for this: the link's title follows. */
  open: z.string().min(1).max(300),
  /** Others may read the message: it names neither the association nor the matter. */
  discreet: z.string().min(1).max(300),
});

/** The parts of the document of links but the type that each leads to. */
export const linksDocument = {
  words: LinkWords,
  address: Address,
  most: MOST_LINKS,
} as const;
