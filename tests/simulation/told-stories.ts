import type { Fate, Step, Work } from './story.ts';

const save = (desk: number, what: Work): Step => ({ desk, kind: 'save', what });
const round = (desk: number, ...fates: Fate[]): Step => ({ desk, kind: 'round', fates, limit: 500, failsAt: 1 });
const person: Work = { kind: 'person', section: 0 };
const request: Work = { kind: 'request', section: 0 };
const booking: Work = { kind: 'booking', quarter: 0, room: 0, isBeside: false };
/** Of a desk that has no requests. */
const nothing: Work = { kind: 'state', share: 0, value: 0 };
const earlier: Step = { desk: 0, kind: 'earlier release saves', section: 0 };
const discard = (share = 0, killedBefore: number | null = null): Step => ({
  desk: 0,
  kind: 'discard',
  share,
  killedBefore,
});
const compare = (desk: number): Step => ({ desk, kind: 'comparison', isAfterRound: true, fates: [], besides: null });
const emptied: Step = { desk: 0, kind: 'database emptied' };
const some = (count: number): Step[] => Array.from({ length: count }, () => save(0, person));
const edit = (field: 'name' | 'villageId', value: number): Work => ({ kind: 'edit', share: 0, field, value });
const answer = (desk: number, how: 'keep' | 'swap'): Step => ({
  desk,
  kind: 'answer',
  answer: how,
  share: 0,
  killedBefore: null,
});
/** A name that two desks wrote without knowing of each other; both know of the question. */
const twoNames: Step[] = [
  save(0, person),
  round(0),
  round(1),
  save(0, edit('name', 1)),
  round(0),
  save(1, edit('name', 2)),
  round(1),
  round(0),
];
/** One of those that were refused is thrown away; much later a database of before lies there. */
const thrownAwayLongAgo = (...refused: Step[]): Step[] => [
  ...refused,
  round(0),
  { desk: 0, kind: 'database copied' },
  discard(),
  ...some(6),
  round(0),
  { desk: 1, kind: 'backup' },
  ...some(3),
  round(0),
  { desk: 0, kind: 'older database' },
  round(0),
];

/**
 * Short stories that chance seldom tells: each leads straight to a promise that is easily broken. They are played before
 * the drawn ones, so that a fault in that place is found in a moment.
 */
export const toldStories: Readonly<Record<string, readonly Step[]>> = {
  'a save that failed does not come back with the next start': [
    save(0, person),
    { desk: 0, kind: 'disk full', where: 'database', what: person },
    { desk: 0, kind: 'restart' },
    round(0),
  ],
  'two desks swap one question, and what one of them took out of the record is asked about once more': [
    ...twoNames,
    answer(0, 'swap'),
    save(1, edit('name', 0)),
    answer(1, 'swap'),
    round(0),
    round(1),
    round(0),
  ],
  'what was chosen at two desks stands, and is swapped back': [
    ...twoNames,
    answer(0, 'swap'),
    answer(1, 'swap'),
    round(1),
    round(0),
    answer(0, 'swap'),
    answer(0, 'keep'),
    round(0),
  ],
  'what could not even be taken back is not sent again after a restore': [
    { desk: 0, kind: 'backup' },
    save(0, person),
    round(0),
    { desk: 0, kind: 'disk full', where: 'both', what: person },
    { desk: 1, kind: 'server restored' },
    round(0),
  ],
  'a save that was taken back stands for no copy, though what tells of it is damaged and the database gone': [
    { desk: 0, kind: 'disk full', where: 'database', what: person },
    save(0, person),
    round(0),
    save(0, person),
    // The failed one is the first frame; its withdrawal and the save after it are behind it.
    { desk: 0, kind: 'journal damaged', share: 0.7 },
    { desk: 0, kind: 'journal damaged', share: 0.45 },
    { desk: 0, kind: 'journal damaged', share: 0.45 },
    { desk: 0, kind: 'database emptied' },
    round(0),
  ],
  'a clock that goes back opens no closed year': [
    save(0, request),
    { desk: 0, kind: 'clock', days: 360 },
    save(0, request),
    { desk: 0, kind: 'clock', days: -360 },
    save(0, request),
  ],
  'a journal that was lost is written again before the database is': [
    save(0, person),
    save(0, person),
    { desk: 0, kind: 'journal lost' },
    { desk: 0, kind: 'restart' },
    { desk: 0, kind: 'database emptied' },
    round(0),
  ],
  'an emptied database takes in all of its journal': [
    // More than are opened at a time.
    ...Array.from({ length: 20 }, () => save(0, person)),
    save(0, request),
    { desk: 0, kind: 'database emptied' },
    round(0),
  ],
  'a slot that was given back is free': [
    save(0, booking),
    round(0),
    save(0, { kind: 'cancelling', share: 0 }),
    round(0),
    save(1, booking),
    round(1),
  ],
  'two write one field, and the first is asked': [
    save(0, person),
    round(0),
    round(1),
    save(0, edit('name', 0)),
    save(1, edit('name', 1)),
    round(1),
    round(0),
    round(1),
  ],
  'what is saved while a page is sealed is not lost under it': [
    save(0, person),
    round(0),
    round(1),
    // More than one page, so that the last of it comes by the stream.
    ...Array.from({ length: 6 }, () => save(0, person)),
    save(0, edit('name', 1)),
    round(0),
    { desk: 1, kind: 'save besides', word: 'page', first: nothing, second: edit('villageId', 2) },
  ],
  'an answer that was lost is given again, and nothing is taken twice': [
    save(0, person),
    round(0),
    save(0, edit('name', 1)),
    save(0, edit('villageId', 2)),
    round(0, 'whole', 'answer lost'),
    round(0),
  ],
  'a restored server gets back what it lost': [
    save(0, person),
    round(0),
    { desk: 0, kind: 'backup' },
    save(0, request),
    round(0),
    round(1),
    { desk: 2, kind: 'server restored' },
    round(1),
    round(0),
  ],
  'what a lost desk wrote after the backup stays where it was pulled, says so, and one save sends it': [
    save(0, person),
    round(0),
    round(1),
    { desk: 0, kind: 'backup' },
    save(2, person),
    save(2, request),
    round(2),
    round(0),
    round(1),
    { desk: 2, kind: 'desk lost' },
    { desk: 0, kind: 'server restored' },
    compare(0),
    compare(1),
    { desk: 1, kind: 'unheard-of sent' },
    round(1),
    compare(0),
  ],
  'what a desk sends again after a restore is asked about nowhere any more': [
    { desk: 0, kind: 'backup' },
    save(2, person),
    round(2),
    round(1),
    { desk: 0, kind: 'server restored' },
    compare(1),
    round(2),
    compare(1),
  ],
  'what a server said before it was restored stands for nothing any more': [
    save(0, person),
    ...Array.from({ length: 3 }, () => save(1, person)),
    round(1),
    round(0),
    { desk: 1, kind: 'server restored' },
    save(0, edit('name', 1)),
    // The page from before tells of the older name, and of more changes than there are now.
    round(0, 'whole', 'whole', 'old answer'),
    round(1),
    round(0),
  ],
  'a server restored from its newest backup gets back what came after it, from a journal that was trimmed': [
    ...Array.from({ length: 6 }, () => save(0, person)),
    round(0),
    { desk: 1, kind: 'backup' },
    save(0, person),
    save(0, request),
    save(0, person),
    save(0, person),
    round(0),
    { desk: 0, kind: 'restart' },
    round(0),
    { desk: 1, kind: 'server restored' },
    { desk: 0, kind: 'database emptied' },
    round(0),
  ],
  'a copy that wrote to a restored server in the place of its desk is told from it': [
    save(0, person),
    round(0),
    { desk: 1, kind: 'backup' },
    save(0, person),
    round(0),
    { desk: 1, kind: 'server restored' },
    { desk: 0, kind: 'desk cloned' },
  ],
  'a desk that serves a section no more keeps nothing of it': [
    save(0, person),
    save(1, { kind: 'person', section: 1 }),
    round(0),
    round(1),
    round(0),
    { desk: 0, kind: 'grants change', without: 1 },
    round(0),
    { desk: 0, kind: 'grants change', without: 3 },
    round(0),
  ],
  'what was given new numbers behind a lost save is not sent under the old ones too': [
    { desk: 0, kind: 'backup' },
    ...some(2),
    save(0, edit('name', 1)),
    // The frame of the second.
    { desk: 0, kind: 'journal damaged', share: 0.5 },
    emptied,
    round(0),
    round(1),
    save(1, edit('name', 2)),
    round(1),
    round(0),
    { desk: 1, kind: 'server restored' },
    round(0),
    round(1),
    round(0),
  ],
  'what was thrown away does not come back with a database that is rebuilt, nor with the answer that is given again': [
    earlier,
    round(0),
    discard(),
    { desk: 0, kind: 'restart' },
    emptied,
    round(0),
    { desk: 0, kind: 'restart' },
    round(0),
  ],
  'what was thrown away is not shown again where a restored server and a lost save leave a gap': [
    earlier,
    save(0, person),
    round(0),
    discard(),
    // The frame of the second save.
    { desk: 0, kind: 'journal damaged', share: 0.5 },
    { desk: 0, kind: 'server restored' },
    round(0),
  ],
  'what was thrown away is not shown again where the journal is lost while it waits to be refused again, whatever the start is killed in':
    Array.from({ length: 20 }, (_, step): Step[] => [
      earlier,
      round(0),
      discard(0.99),
      { desk: 0, kind: 'server restored' },
      { desk: 0, kind: 'round', fates: ['whole', 'question lost'], limit: 500, failsAt: 1 },
      { desk: 0, kind: 'journal lost' },
      { desk: 0, kind: 'start killed', before: 2 * step + 1 },
      { desk: 0, kind: 'restart' },
      round(0),
    ]).flat(),
  'of two that were refused one goes, and the other stays': [
    earlier,
    earlier,
    save(0, person),
    round(0),
    discard(),
    emptied,
  ],
  'whatever a desk is killed in, thrown away is thrown away': Array.from({ length: 12 }, (_, step) => [
    earlier,
    round(0),
    discard(0.99, 2 * step + 1),
    emptied,
    round(0),
  ]).flat(),
  'what was refused lies in the journal as long as nobody has settled it': [
    earlier,
    round(0),
    ...some(6),
    round(0),
    { desk: 1, kind: 'backup' },
    ...some(3),
    round(0),
    emptied,
    round(0),
  ],
  'an older database does not bring back what was thrown away, though that is long ago, and keeps what was not':
    thrownAwayLongAgo(earlier, earlier),
  'an older database does not bring back what was thrown away, where the journal has been trimmed behind that':
    thrownAwayLongAgo(earlier),
  'what was refused is shown so, though its answer is told no more': [
    earlier,
    save(0, person),
    // The frame of what came between.
    { desk: 0, kind: 'journal damaged', share: 0.5 },
    save(0, person),
    round(0),
    emptied,
    round(0),
  ],
  'a mended record comes back mended': [
    earlier,
    round(0),
    { desk: 0, kind: 'mend', share: 0, killedBefore: null },
    emptied,
    round(0),
    emptied,
    round(0),
  ],
};
