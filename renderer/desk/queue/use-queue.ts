import { useMemo } from 'react';
import { may } from '#shared/access/permissions.ts';
import { sections, type Section } from '#shared/association/section.ts';
import { compareTexts } from '#shared/kernel/text-order.ts';
import { inQueueOrder } from '#shared/visits/queue-order.ts';
import { queueStatistics, type QueueStatistics } from '#shared/visits/queue-statistics.ts';
import { isInQueue } from '#shared/visits/visit.ts';
import { useLive } from '../../data/use-live.ts';
import type { Visit } from '../../data/records/visits-repository.ts';
import { useDesk } from '../session/desk-context.ts';
import { useNow } from '../clock/use-now.ts';
import { useToday } from '../clock/use-today.ts';

/** Today's queue as somebody at this desk sees it. */
export interface Queue {
  /** In the order in which they are called; those being served stand first. */
  readonly present: readonly Visit[];
  /** Through, gone or missed; the last one first. */
  readonly past: readonly Visit[];
  readonly statistics: QueueStatistics;
  /** Called to this desk or being served at it. */
  readonly here: Visit | undefined;
  /** Every visit of the day, in the order of arrival. */
  readonly all: readonly Visit[];
  /** The instant the order and the minutes are of. */
  readonly now: string;
}

/** The queue of the sections whose queue may be seen here; undefined while it is read. */
export function useQueue(): Queue | undefined {
  const { visits, actor, enrolment } = useDesk();
  const today = useToday();
  const now = useNow();
  const read = useLive(() => visits.onDay(today), [visits, today]);
  return useMemo(() => {
    if (!read) return undefined;
    const all = read.filter(({ section }) => may(actor, 'queue.read', { section }));
    const present = inQueueOrder(all.filter(isInQueue), now);
    return {
      all,
      present,
      past: all.filter((visit) => !isInQueue(visit)).toSorted((a, b) => compareTexts(lastOf(b), lastOf(a))),
      statistics: queueStatistics(all, now),
      here: present.find(({ state, calledFrom }) => state !== 'WAITING' && calledFrom === enrolment.deskCode),
      now,
    };
  }, [read, actor, enrolment, now]);
}

/** The sections whose visitors are called at this desk. */
export function useServedSections(): readonly Section[] {
  const { actor } = useDesk();
  return useMemo(() => sections.filter((section) => may(actor, 'queue.serve', { section })), [actor]);
}

const lastOf = ({ leftAt, arrivedAt }: Visit): string => leftAt ?? arrivedAt;
