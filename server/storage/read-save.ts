import { CurrentOperation } from '#shared/sync/operation.ts';
import type { SaveIdentity } from '#shared/sync/save-identity.ts';
import { operationUpcasts, upcast } from '#shared/sync/upcast.ts';

const Saved = CurrentOperation.pick({ table: true, recordId: true, at: true }).strip();

/** By which a logged operation is known again, whichever schema it was sent under. */
export const readSave = (body: string): SaveIdentity => Saved.parse(upcast(JSON.parse(body), operationUpcasts));
