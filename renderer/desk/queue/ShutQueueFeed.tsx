import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Enrolment } from '#shared/contract/enrolment.ts';
import { QueueBoardResponse } from '#shared/contract/queue-board.ts';
import type { CalledNumber } from '#shared/visits/display-board.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { postJson, RefusedError, UnreachableError } from '../../sync/transport.ts';
import { openDisplayChannel } from './display-channel.ts';

/**
 * Tells the display what other desks call while this one is shut. A shut desk opens no row: the server is asked, with the desk's own
 * token, for the numbers that are called aloud. Without the server the display says that it hears nothing.
 */
export function ShutQueueFeed({ enrolment }: { readonly enrolment: Enrolment }) {
  const { t } = useTranslation('queue');
  const { language } = useFormat();
  useEffect(() => {
    const channel = openDisplayChannel((message) => {
      if (message.kind !== 'asked' || message.sections.length === 0) return;
      const { sections } = message;
      void askServer({ sections }).catch((error: unknown) => {
        if (!(error instanceof UnreachableError) && !(error instanceof RefusedError)) throw error;
        channel.tell({ kind: 'shut' });
      });
    });
    const askServer = async (question: object): Promise<void> => {
      const address = new URL('/queue/board', enrolment.serverUrl);
      const { display, counters, now, earlier, ...board } = await postJson(
        address,
        question,
        QueueBoardResponse,
        enrolment.token,
      );
      const written = (called: CalledNumber): CalledNumber => {
        const counter = counters.find(({ deskCode }) => deskCode === called.counter);
        const where = counter ? labelIn(counter.label, language) : t('desk', { code: called.counter });
        return { ...called, counter: where.slice(0, 80) };
      };
      const words = {
        title: display ? labelIn(display.title, language).slice(0, 120) : t('display.title'),
        note: display ? labelIn(display.note, language).slice(0, 120) : '',
        chime: display?.chime ?? false,
      };
      channel.tell({
        kind: 'board',
        board: { ...board, ...words, now: now && written(now), earlier: earlier.map(written) },
      });
    };
    return () => channel.close();
  }, [enrolment, language, t]);
  return null;
}
