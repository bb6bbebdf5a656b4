import type { TFunction } from 'i18next';
import { faultText } from '../../desk/fault-text.ts';
import { refusalText } from '../../desk/refusal-text.ts';
import { RefusedError, UnreachableError } from '../../sync/transport.ts';

/** Why the server did not do it, in words. */
export function administrationFault(t: TFunction, error: unknown): string {
  if (error instanceof UnreachableError) return t('administration:fault.unreachable');
  if (!(error instanceof RefusedError)) return faultText(t, error);
  return refusalText(t, 'administration:fault', error.problem.code);
}
