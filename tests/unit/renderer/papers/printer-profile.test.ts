import { expect, test } from 'vitest';
import { keepPrinterProfile, readPrinterProfile, renderOptionsOf } from '#renderer/papers/printer-profile.ts';
import { keepDisplayChoice, readDisplayChoice } from '#renderer/desk/queue/display-choice.ts';
import { sections } from '#shared/association/section.ts';
import { openLab } from '../data/desk-lab.ts';

test('each paper has a profile of its own, kept sealed on this desk', async () => {
  const { drafts } = await openLab();
  const usual = await readPrinterProfile(drafts, 'A4');
  await keepPrinterProfile(drafts, 'A4', { ...usual, printer: 'Front_Desk', tray: 'Tray2', dx: -1.5, isMono: true });
  const kept = await readPrinterProfile(drafts, 'A4');
  expect(kept).toMatchObject({ printer: 'Front_Desk', tray: 'Tray2', dx: -1.5 });
  expect(renderOptionsOf(kept)).toEqual({ offset: { dx: -1.5, dy: 0 }, profile: 'mono' });
  expect(await readPrinterProfile(drafts, 'A5')).toEqual(usual);
});

test('a shift that no printer has is not kept', async () => {
  const { drafts } = await openLab();
  const usual = await readPrinterProfile(drafts, 'A4');
  await expect(async () => keepPrinterProfile(drafts, 'A4', { ...usual, dx: 40 })).rejects.toThrow();
});

test('printer and display are the computer’s: whoever signs in next finds them, and not what another was typing', async () => {
  const desk = { name: 'one-computer' };
  const first = await openLab({ ...desk, actor: { userId: 'first', roles: ['RECEPTIONIST'], sections } });
  const usual = await readPrinterProfile(first.drafts, 'A5');
  await keepPrinterProfile(first.drafts, 'A5', { ...usual, printer: 'Front_Desk' });
  await keepDisplayChoice(first.drafts, 'WOMEN');
  await first.drafts.keep('intake', { typed: 'سعد' });
  const next = await openLab({ ...desk, actor: { userId: 'next', roles: ['RECEPTIONIST'], sections } });
  expect((await readPrinterProfile(next.drafts, 'A5')).printer).toBe('Front_Desk');
  expect(await readDisplayChoice(next.drafts)).toBe('WOMEN');
  expect(await next.drafts.read('intake')).toBeNull();
});
