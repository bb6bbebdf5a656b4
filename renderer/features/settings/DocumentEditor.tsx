import { ArrowRight, RotateCcw, Save } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentShape, type GroupShape, type NamedShape } from '#shared/association/document-shape.ts';
import type { KeptVersion } from '#shared/association/document-versions.ts';
import { settingsDocuments, type SettingsName } from '#shared/association/settings.ts';
import type { Fields } from '#shared/sync/record.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Tabs } from '../../ui/display/Tabs.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { EditContext, type Editing } from './edit-context.ts';
import { EarlierVersion } from './EarlierVersion.tsx';
import { EntriesEditor } from './EntriesEditor.tsx';
import { FieldEditor } from './FieldEditor.tsx';
import { faultsOf } from './faults.ts';
import { GroupFields } from './GroupFields.tsx';
import { PapersPreview } from './PapersPreview.tsx';
import { SaveOrDiscard } from './SaveOrDiscard.tsx';
import styles from './Settings.module.css';
import { useDocumentDraft } from './use-document-draft.ts';
import { VersionSelect } from './VersionSelect.tsx';

const NONE: readonly KeptVersion[] = [];

/**
 * One settings document as a form, read from its schema. Long lists have a tab each; faults stand at their fields. Of a
 * document that counts its versions the earlier ones can be read, and taken up again.
 */
export function DocumentEditor({ name }: { readonly name: SettingsName }) {
  const { t } = useTranslation('settings');
  const toasts = useToasts();
  const draft = useDocumentDraft(name);
  const shape = useMemo(() => documentShape(settingsDocuments[name]), [name]);
  const [fault, setFault] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const { settings } = useDesk();
  const kept = useLive(() => settings.versions(name), [settings, name]) ?? NONE;
  const earlier = kept.find(({ id }) => id === shown);
  const { fields } = draft;
  const faults = useMemo(() => faultsOf(settingsDocuments[name], fields), [name, fields]);
  const editing = useMemo<Editing>(
    () => ({ document: name, fields: fields ?? {}, faults, Field: FieldEditor }),
    [name, fields, faults],
  );

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
  const takeUp = ({ fields: { version: _version, ...words } }: KeptVersion) => {
    draft.change(words);
    setShown(null);
  };
  const editor = (
    <Card
      isFilling
      title={t(`page.${name}.title`)}
      actions={
        <>
          {draft.isChanged && (
            <Chip icon={Save} tone="warn">
              {t('unsaved')}
            </Chip>
          )}
          {kept.length > 0 && (
            <VersionSelect present={Number(draft.stored?.['version'])} kept={kept} shown={shown} onShow={setShown} />
          )}
        </>
      }
      footer={
        earlier ? (
          <>
            <Button icon={ArrowRight} onPress={() => setShown(null)}>
              {t('versions.back')}
            </Button>
            <Button variant="quiet" icon={RotateCcw} onPress={() => takeUp(earlier)}>
              {t('versions.takeUp')}
            </Button>
          </>
        ) : (
          <SaveOrDiscard draft={draft} isFaulty={faults.size > 0} onSave={() => void save()} />
        )
      }
    >
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
      {earlier && <EarlierVersion key={earlier.id} fields={shape.fields} version={earlier} />}
      {!earlier && fields === undefined && <Skeleton rows={6} />}
      {!earlier && fields !== undefined && (
        <EditContext value={editing}>
          <Parts shape={shape} fields={fields} onChange={draft.change} />
        </EditContext>
      )}
    </Card>
  );
  if (name !== 'profile' && name !== 'templates') return editor;
  return (
    <Columns beside="half">
      {editor}
      <PapersPreview document={name} fields={earlier?.fields ?? fields} />
    </Columns>
  );
}

interface PartsProps {
  readonly shape: GroupShape;
  readonly fields: Fields;
  readonly onChange: (fields: Fields) => void;
}

/** What is one value stands in the first tab; each list of entries has a tab of its own. */
function Parts({ shape, fields, onChange }: PartsProps) {
  const { t } = useTranslation('settings');
  const lists = shape.fields.filter(isEntries);
  const rest = shape.fields.filter((field) => !isEntries(field));
  const change = (part: Readonly<Record<string, unknown>>) => onChange(part as Fields);
  const hasRest = rest.some(({ shape }) => shape.kind !== 'id' && shape.kind !== 'kept');
  const general = <GroupFields fields={rest} value={fields} place="" onChange={change} />;
  const listOf = (field: NamedShape) => <FieldOrEntries field={field} fields={fields} onChange={change} />;

  const [only] = lists;
  if (!only) return general;
  if (lists.length === 1 && !hasRest) return listOf(only);
  return (
    <Tabs
      label={t('parts')}
      tabs={[
        ...(hasRest ? [{ id: '', label: t('general'), content: <div className={styles.panel}>{general}</div> }] : []),
        ...lists.map((field) => ({
          id: field.name,
          label: t(`label.${field.name}`),
          content: <div className={styles.panel}>{listOf(field)}</div>,
        })),
      ]}
    />
  );
}

interface FieldOrEntriesProps {
  readonly field: NamedShape;
  readonly fields: Fields;
  readonly onChange: (part: Readonly<Record<string, unknown>>) => void;
}

function FieldOrEntries({ field: { name, shape, isOptional }, fields, onChange }: FieldOrEntriesProps) {
  const change = (value: unknown) => onChange({ [name]: value });
  if (shape.kind === 'list' && shape.item.kind === 'group') {
    return <EntriesEditor name={name} place={name} list={shape} value={fields[name]} onChange={change} />;
  }
  return (
    <FieldEditor
      name={name}
      place={name}
      shape={shape}
      isOptional={isOptional}
      value={fields[name]}
      onChange={change}
    />
  );
}

const isEntries = ({ shape }: NamedShape): boolean => shape.kind === 'list' && shape.item.kind === 'group';
