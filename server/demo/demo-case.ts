import type { RequestState } from '#shared/requests/request-state.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { createOperation, type DemoContext } from './demo-context.ts';
import type { DraftRequest } from './demo-requests.ts';

/** Those who reconcile and counsel, by title: nobody real. */
const HANDLERS = ['المصلح أبو سعد', 'المصلح أبو ظافر', 'المرشدة أم نورة', 'المرشد أبو فهد'] as const;

/** The file of a case, its first side and what was said: what intake writes where only those who may read cases find it. */
export function caseOperations(base: DemoContext, request: DraftRequest, state: RequestState): PlannedOperation[] {
  const { newId, deskCode } = base;
  const { id, fields, said } = request;
  const random = base.random.fork(`case ${id}`);
  const at = fields.receivedAt;
  const ofCase = { section: fields.section, isCase: true } as const;
  const isChecked = state !== 'NEW' && state !== 'WITHDRAWN';
  const file = {
    ...ofCase,
    otherRequestId: null,
    safety: isChecked ? { violence: false, childAtRisk: false, releasedBy: null } : null,
    handler: isChecked && state !== 'SAFETY_CHECK' ? random.pick(HANDLERS) : '',
  };
  const party = {
    ...ofCase,
    caseId: id,
    requestId: id,
    side: 'A',
    personId: fields.personId,
    consentsToJoint: state === 'FOLLOW_UP' || state === 'CLOSED',
  } as const;
  const note = { ...ofCase, requestId: id, body: said, writtenAt: at, by: 'desk', deskCode };
  return [
    createOperation('caseFiles', id, file, at),
    createOperation('parties', newId(at), party, at),
    ...(said === '' ? [] : [createOperation('caseNotes', newId(at), note, at)]),
  ];
}
