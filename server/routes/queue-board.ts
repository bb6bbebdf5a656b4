import type { FastifyPluginAsync } from 'fastify';
import { QueueBoardRequest, type QueueBoardResponse } from '#shared/contract/queue-board.ts';
import { instantAt, riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { calledNumbers } from '#shared/visits/display-board.ts';
import { QueueDocument } from '#shared/visits/queue-settings.ts';
import { Visit } from '#shared/visits/visit.ts';
import { enrolledDevice } from '../auth/bearer.ts';
import { messageIn } from '../message-in.ts';
import type { ServerDependencies } from '../ports.ts';

/** What of a visit is called aloud anyway. */
const Called = Visit.pick({ ticket: true, state: true, calledAt: true, calledFrom: true, calls: true });

/** `POST /queue/board`: the numbers of the day for the display of a desk that nobody has opened. The desk's token is enough: no name, matter or id is in the answer. */
export const queueBoardRoutes =
  ({ devices, queue }: Pick<ServerDependencies, 'devices' | 'queue'>): FastifyPluginAsync =>
  async (app) => {
    app.post('/queue/board', async (request): Promise<QueueBoardResponse> => {
      const device = await enrolledDevice(devices, request);
      const asked = messageIn(QueueBoardRequest, request).sections;
      const sections = device.sections.filter((section) => asked.includes(section));
      const morning = instantAt(riyadhDate(new Date().toISOString()), '00:00');
      const [settings, fields] = await Promise.all([
        queue.settings(),
        sections.length === 0 ? [] : queue.visitsSince(sections, morning),
      ]);
      const document = QueueDocument.safeParse(settings);
      const visits = fields.flatMap((each) => {
        const called = Called.safeParse(Object.fromEntries(Object.keys(Called.shape).map((key) => [key, each[key]])));
        return called.success ? [called.data] : [];
      });
      return {
        sections,
        ...calledNumbers(visits, (deskCode) => deskCode),
        waiting: visits.filter(({ state }) => state === 'WAITING').length,
        display: document.data?.display ?? null,
        counters: document.data?.counters ?? [],
      };
    });
  };
