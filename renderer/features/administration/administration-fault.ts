import type { TFunction } from 'i18next';
import { faultText } from '../../desk/fault-text.ts';
import { RefusedError, UnreachableError } from '../../sync/transport.ts';

/** Why the server did not do it, in words. */
export function administrationFault(t: TFunction, error: unknown): string {
  if (error instanceof UnreachableError) return t('administration:fault.unreachable');
  if (!(error instanceof RefusedError)) return faultText(t, error);
  const { code } = error.problem;
  return t([`administration:fault.${code}`, 'administration:fault.other'], { code });
}
