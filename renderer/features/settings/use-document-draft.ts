import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { SettingsName } from '#shared/association/settings.ts';
import { sameValue } from '#shared/sync/same-value.ts';
import { Fields } from '#shared/sync/record.ts';
import type { SettingsEdit } from '../../data/records/settings-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';

const KeptEdit = z.strictObject({ revision: z.int(), fields: Fields });

export interface DocumentDraft {
  /** The document as it would be saved: what stands, with the edits laid over it. Undefined until it is read. */
  readonly fields: Fields | undefined;
  /** The document without the edits. */
  readonly stored: Fields | undefined;
  readonly isChanged: boolean;
  readonly change: (fields: Fields) => void;
  readonly save: () => Promise<void>;
  readonly discard: () => void;
}

/**
 * A document under the administrator's hands. What he does not touch follows what other desks save; what he has touched
 * is kept, sealed, until he saves or discards it, also across a crash.
 */
export function useDocumentDraft(name: SettingsName): DocumentDraft {
  const { settings, drafts } = useDesk();
  const stored = useLive(() => settings.stored(name), [settings, name]);
  const [edit, setEdit] = useState<SettingsEdit | null>(null);
  const [isRead, setRead] = useState(false);
  const draftName = `settings/${name}`;

  useEffect(() => {
    const bringBack = async (): Promise<void> => {
      const { data } = KeptEdit.safeParse(await drafts.read(draftName));
      if (data) setEdit((typed) => typed ?? data);
      setRead(true);
    };
    void bringBack();
  }, [drafts, draftName]);

  const forget = async (): Promise<void> => {
    setEdit(null);
    await drafts.drop(draftName);
  };
  const touched = Object.entries(edit?.fields ?? {}).filter(
    ([field, value]) => !sameValue(stored?.fields[field], value),
  );
  return {
    stored: stored?.fields,
    fields: stored && isRead ? { ...stored.fields, ...edit?.fields } : undefined,
    isChanged: touched.length > 0,
    change: (fields) => {
      if (!stored) return;
      const next = { revision: edit?.revision ?? stored.revision, fields: { ...edit?.fields, ...fields } };
      setEdit(next);
      void drafts.keep(draftName, next);
    },
    save: async () => {
      if (!edit) return;
      await settings.save(name, edit);
      await forget();
    },
    discard: () => void forget(),
  };
}
