import { useTranslation } from 'react-i18next';
import { compareTexts } from '#shared/kernel/text-order.ts';
import type { Case } from '../../data/records/case-reader.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import type { OnTrack } from '../../data/records/tracks-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';

/** A line of what has been done and said: what was said or written, or a step by the state it led to. */
export interface LogLine {
  /** Names the record among those that wait. */
  readonly key: string;
  readonly at: string;
  readonly said?: string;
  readonly step?: OnTrack['history'][number];
}

/** Notes and steps of a request, the newest first; of a case, those of the case. */
export function useLogLines(request: Request, theCase: Case | null, onTrack: OnTrack | null): LogLine[] | undefined {
  const { t } = useTranslation('links');
  const { requests, cases, links } = useDesk();
  const caseId = theCase?.id ?? null;
  const notes = useLive(() => requests.notes(request.id), [requests, request.id]);
  const said = useLive(async () => (caseId === null ? [] : cases.notes(caseId)), [cases, caseId]);
  const given = useLive(() => links.ofRequest(request.id), [links, request.id]);
  if (!notes || !said || !given) return undefined;
  const lines: LogLine[] = [
    ...notes.map(({ id, body, writtenAt }) => ({ key: `notes/${id}`, at: writtenAt, said: body })),
    ...said.map(({ id, body, writtenAt }) => ({ key: `caseNotes/${id}`, at: writtenAt, said: body })),
    ...given.map(({ id, title, way, at }) => ({
      key: `linkSendings/${id}`,
      at,
      said: t('logged', { title, way: t(`wayName.${way}`) }),
    })),
    ...(onTrack?.history ?? []).map((step) => ({ key: `requestEvents/${step.id}`, at: step.at, step })),
  ];
  return lines.sort((a, b) => compareTexts(b.at, a.at));
}
