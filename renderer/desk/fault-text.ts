import type { TFunction } from 'i18next';
import { MalformedSaveError } from '../data/store/desk-store.ts';
import { PlatformError } from '../platform/desk-platform.ts';

/** What to tell a person about a fault: by its kind and code, never by the text of an exception. */
export function faultText(t: TFunction, error: unknown): string {
  if (error instanceof MalformedSaveError) return t('desk:fault.malformed', { field: error.field });
  const code = faultCode(error);
  return t([`desk:fault.${code}`, 'desk:fault.other'], { code });
}

function faultCode(error: unknown): string {
  if (error instanceof PlatformError) return error.code;
  const name = error instanceof Error ? error.name : '';
  return name === 'QuotaExceededError' ? 'disk-full' : name || 'unknown';
}
