import { SettingsFrame } from '../../desk/SettingsFrame.tsx';
import { settingsPages } from '../../desk/settings-pages.ts';
import { DocumentEditor } from './DocumentEditor.tsx';

/** The settings, one document a page; an address that is no page shows the first. */
export function SettingsScreen({ page }: { readonly page: string }) {
  const editable = settingsPages.flatMap(({ id, document }) => (document ? [{ id, document }] : []));
  const shown = editable.find(({ id }) => id === page) ?? editable[0];
  if (!shown) return null;
  return (
    <SettingsFrame page={shown.id}>
      <DocumentEditor key={shown.document} name={shown.document} />
    </SettingsFrame>
  );
}
