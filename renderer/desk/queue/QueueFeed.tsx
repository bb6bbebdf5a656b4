import { useEffect, useMemo, useRef } from 'react';
import { labelIn } from '#shared/association/bilingual.ts';
import { sections } from '#shared/association/section.ts';
import { may } from '#shared/access/permissions.ts';
import { calledNumbers, type DisplayBoard } from '#shared/visits/display-board.ts';
import { useLive } from '../../data/use-live.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useDesk, useSettings } from '../session/desk-context.ts';
import { useToday } from '../clock/use-today.ts';
import { openDisplayChannel, type DisplayChannel } from './display-channel.ts';
import { readDisplayChoice } from './display-choice.ts';
import { useCounterName } from './use-counter-name.ts';

/** Tells the display, where one is open, whatever it shows; shows nothing itself. */
export function QueueFeed() {
  const board = useBoard();
  const latest = useRef<DisplayBoard | null>(null);
  const channel = useRef<DisplayChannel>(undefined);
  useEffect(() => {
    const opened = openDisplayChannel(({ kind }) => {
      if (kind === 'asked' && latest.current) opened.tell({ kind: 'board', board: latest.current });
    });
    channel.current = opened;
    return () => {
      opened.tell({ kind: 'shut' });
      opened.close();
    };
  }, []);
  useEffect(() => {
    latest.current = board;
    if (board) channel.current?.tell({ kind: 'board', board });
  }, [board]);
  return null;
}

function useBoard(): DisplayBoard | null {
  const { language } = useFormat();
  const { visits, drafts, actor } = useDesk();
  const today = useToday();
  const queue = useSettings('queue');
  const counterOf = useCounterName();
  const all = useLive(() => visits.onDay(today), [visits, today]);
  const choice = useLive(() => readDisplayChoice(drafts), [drafts]);
  return useMemo(() => {
    if (!queue || !all || choice === undefined) return null;
    const shown = sections.filter(
      (section) => may(actor, 'queue.read', { section }) && (choice === null || choice === section),
    );
    const ofThese = all.filter(({ section }) => shown.includes(section));
    return {
      title: labelIn(queue.display.title, language).slice(0, 120),
      note: labelIn(queue.display.note, language).slice(0, 120),
      chime: queue.display.chime,
      sections: shown,
      ...calledNumbers(ofThese, (code) => counterOf(code).slice(0, 80)),
      waiting: ofThese.filter(({ state }) => state === 'WAITING').length,
    };
  }, [queue, all, choice, actor, language, counterOf]);
}
