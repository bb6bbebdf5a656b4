import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitCommand } from '#shared/visits/visit-machine.ts';
import { VisitRefusedError, type Visit } from '../../data/records/visits-repository.ts';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { useDesk } from '../session/desk-context.ts';
import { faultText } from '../fault-text.ts';
import { useServedSections } from './use-queue.ts';

export type VisitStep = VisitCommand['kind'];

interface QueueActs {
  readonly callNext: () => void;
  readonly step: (visit: Visit, kind: VisitStep) => void;
  readonly prefer: (visit: Visit, priority: string) => void;
}

/** What is done to the queue from a key; what cannot be done is said in a toast. */
export function useQueueActs(): QueueActs {
  const { t } = useTranslation('queue');
  const toasts = useToasts();
  const { visits, enrolment } = useDesk();
  const served = useServedSections();
  const from = enrolment.deskCode;
  const tell = useCallback(
    async (work: () => Promise<string | undefined>): Promise<void> => {
      try {
        const text = await work();
        if (text !== undefined) toasts.show({ text });
      } catch (error) {
        const text = error instanceof VisitRefusedError ? t(`refused.${error.refusal}`) : faultText(t, error);
        toasts.show({ text, tone: 'bad' });
      }
    },
    [toasts, t],
  );
  return useMemo(
    () => ({
      callNext: () =>
        void tell(async () => {
          const called = await visits.callNext(served);
          // Who was called stands first in the list from now on.
          return called ? undefined : t('nobodyWaits');
        }),
      step: (visit, kind) =>
        void tell(async () => {
          await visits.act(visit, kind === 'call' || kind === 'serve' ? { kind, from } : { kind });
          return undefined;
        }),
      prefer: (visit, priority) =>
        void tell(async () => {
          await visits.prefer(visit, priority);
          return undefined;
        }),
    }),
    [tell, visits, served, from, t],
  );
}
