import { Redirect } from 'wouter';
import { useMay } from '../../desk/session/desk-context.ts';
import { SettingsFrame } from '../../desk/SettingsFrame.tsx';
import { pagesFor } from '../../desk/settings-pages.ts';
import { DocumentEditor } from './DocumentEditor.tsx';
import { TracksEditor } from './TracksEditor.tsx';

/** The settings, one document a page; an address that is no page leads to the first that the reader may open. */
export function SettingsScreen({ page }: { readonly page: string }) {
  const pages = pagesFor(useMay());
  const shown = pages.find(({ id }) => id === page);
  if (shown?.id === 'tracks') {
    return (
      <SettingsFrame page={shown.id}>
        <TracksEditor />
      </SettingsFrame>
    );
  }
  if (shown?.document === undefined) return <Redirect to={pages[0] ? `/settings/${pages[0].id}` : '/'} replace />;
  return (
    <SettingsFrame page={shown.id}>
      <DocumentEditor key={shown.document} name={shown.document} />
    </SettingsFrame>
  );
}
