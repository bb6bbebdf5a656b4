import type { TFunction } from 'i18next';
import { expect, test, vi } from 'vitest';
import { printPaper, savePaper, savePapers } from '#renderer/papers/deliver-paper.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import type { Papers } from '#renderer/platform/desk-platform.ts';
import { openLab } from '../data/desk-lab.ts';

const t = ((key: string) => key) as unknown as TFunction;
const paper = { fileName: 'التقرير الشهري 1448-05', bytes: new Uint8Array(4), paper: 'A4' } as const;

/** A desk whose machine answers as given, and what its audit was told. */
async function openPorts(answers: Partial<Papers>) {
  const { drafts } = await openLab();
  const note = vi.fn<Desk['audit']['note']>(async () => undefined);
  const ports = { platform: { papers: answers }, drafts, audit: { note } } as unknown as Parameters<
    typeof printPaper
  >[0];
  return { ports, note };
}

test('a paper that left is in the audit once: printed with its printer, saved as exported, many with their number', async () => {
  const { ports, note } = await openPorts({
    print: async () => ({ kind: 'sent', printer: 'HP' }),
    save: async () => ({ kind: 'saved', path: 'report.pdf' }),
    saveAll: async () => ({ kind: 'saved', path: 'papers' }),
  });
  await printPaper(ports, paper, t);
  await savePaper(ports, paper, t);
  await savePapers(ports, [paper, paper], t);
  expect(note.mock.calls).toEqual([
    ['printed', { paper: paper.fileName, printer: 'HP' }],
    ['exported', { paper: paper.fileName }],
    ['exported', { paper: `${paper.fileName}.pdf`, papers: 2 }],
  ]);
});

test('what did not leave is not in it', async () => {
  const { ports, note } = await openPorts({
    print: async () => ({ kind: 'no-printer' }),
    save: async () => ({ kind: 'cancelled' }),
    saveAll: async () => ({ kind: 'failed', reason: 'disk full' }),
  });
  await printPaper(ports, paper, t);
  await savePaper(ports, paper, t);
  await savePapers(ports, [paper], t);
  expect(note).not.toHaveBeenCalled();
});
