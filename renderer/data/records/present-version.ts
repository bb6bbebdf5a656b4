import type { SettingsName } from '#shared/association/settings.ts';
import type { DeskStore } from '../store/desk-store.ts';

/**
 * The version of a settings document that stands on this desk, under the name by which what begins now remembers it.
 * Empty until the first sync has brought the document.
 */
export async function presentVersion<Field extends string>(
  store: Pick<DeskStore, 'read'>,
  document: SettingsName,
  field: Field,
): Promise<{ readonly [Name in Field]?: number }> {
  const version = (await store.read('settings', document))?.fields['version'];
  return typeof version === 'number' ? ({ [field]: version } as { [Name in Field]?: number }) : {};
}
