import { CalendarClock, Check, History, Save } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { afterEdit, newestOf, type DatedVersion } from '#shared/association/document-versions.ts';
import { settingsDocuments } from '#shared/association/settings.ts';
import { policyInForce, TracksDocument, type TracksPolicy } from '#shared/requests/tracks/tracks-document.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { EditContext, type Editing } from './edit-context.ts';
import { faultsOf } from './faults.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { SaveOrDiscard } from './SaveOrDiscard.tsx';
import styles from './Settings.module.css';
import { useDocumentDraft } from './use-document-draft.ts';
import { VersionForm } from './VersionForm.tsx';

/**
 * The tracks by their versions: the newest is edited and takes force on a Hijri day, every earlier one stays to be read,
 * because requests go on under the one they began with. A version that desks know already is never changed; the first
 * edit begins the next.
 */
export function TracksEditor() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const today = useToday();
  const toasts = useToasts();
  const draft = useDocumentDraft('tracks');
  const [shown, setShown] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { fields } = draft;
  const faults = useMemo(() => faultsOf(settingsDocuments.tracks, fields), [fields]);
  const editing = useMemo<Editing>(
    () => ({ document: 'tracks', fields: fields ?? {}, faults, Field: FieldEditor }),
    [fields, faults],
  );
  const versions = (fields?.['versions'] ?? []) as DatedVersion[];
  const stored = (draft.stored?.['versions'] ?? []) as DatedVersion[];
  const newest = versions.length > 0 ? newestOf(versions) : null;
  const version = versions.find((each) => each.version === shown) ?? newest;
  const inForce = TracksDocument.safeParse(draft.stored).data;
  const current = inForce ? policyInForce(inForce, today).version : null;

  const save = async () => {
    if (faults.size > 0) return;
    try {
      await draft.save();
      setFault(null);
      toasts.show({ text: t('saved'), tone: 'ok' });
    } catch (error) {
      setFault(faultText(t, error));
    }
  };
  const standingOf = (each: DatedVersion) => {
    if (each.version === current) return { icon: Check, word: t('versions.inForce') };
    if (each.effectiveFrom > today) return { icon: CalendarClock, word: t('versions.coming') };
    return { icon: History, word: t('versions.earlier') };
  };

  return (
    <Card
      isFilling
      title={t('page.tracks.title')}
      actions={
        draft.isChanged && (
          <Chip icon={Save} tone="warn">
            {t('unsaved')}
          </Chip>
        )
      }
      footer={<SaveOrDiscard draft={draft} isFaulty={faults.size > 0} onSave={() => void save()} />}
    >
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      {!version || !newest ? (
        <Skeleton rows={6} />
      ) : (
        <EditContext value={editing}>
          <div className={styles.entries}>
            <div className={styles.names}>
              <ListBox
                label={t('versions.label')}
                isFramed
                selectedId={String(version.version)}
                onSelect={(id) => setShown(Number(id))}
                options={versions
                  .toSorted((a, b) => b.version - a.version)
                  .map((each) => {
                    const { icon, word } = standingOf(each);
                    const title = `${t('versions.one', { n: format.count(each.version) })} · ${word}`;
                    const note = each.effectiveFrom === '' ? '' : format.hijri(each.effectiveFrom);
                    return { id: String(each.version), text: title, lead: <Icon of={icon} />, title, note };
                  })}
              />
            </div>
            <div className={styles.entry}>
              <Notice tone="info">{t(version === newest ? 'versions.begins' : 'versions.kept')}</Notice>
              <VersionForm
                key={version.version}
                version={version as unknown as TracksPolicy}
                place={`versions.${versions.indexOf(version)}`}
                isReadOnly={version !== newest}
                onChange={(part) => {
                  const next = afterEdit(stored, versions, part, today);
                  setShown(newestOf(next).version);
                  draft.change({ versions: next });
                }}
              />
            </div>
          </div>
        </EditContext>
      )}
    </Card>
  );
}
