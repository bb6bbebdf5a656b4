import type { TFunction } from 'i18next';
import { MalformedSaveError } from '../data/store/desk-store.ts';
import { PlatformError } from '../platform/desk-platform.ts';

/** What to tell a person about a fault: by its kind, never by its code or the text of an exception. A kind without words of its own is logged. */
export function faultText(t: TFunction, error: unknown): string {
  if (error instanceof MalformedSaveError) return t('desk:fault.malformed', { field: error.field });
  const code = faultCode(error);
  const words = t(`desk:fault.${code}`, { defaultValue: '' });
  if (words !== '') return words;
  // oxlint-disable-next-line no-console -- only the code: the text of an exception may hold what somebody typed
  console.error(`a fault without words: ${code}`);
  return t('desk:fault.other');
}

function faultCode(error: unknown): string {
  if (error instanceof PlatformError) return error.code;
  const name = error instanceof Error ? error.name : '';
  return name === 'QuotaExceededError' ? 'disk-full' : name || 'unknown';
}
