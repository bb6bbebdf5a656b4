import { ArrowDown, ArrowUp, CircleAlert, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blankOf, type FieldShape } from '#shared/association/document-shape.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { useEditing } from './edit-context.ts';
import { entryTitle } from './entry-title.ts';
import { GroupFields, toGroup } from './GroupFields.tsx';
import styles from './Settings.module.css';

interface EntriesEditorProps {
  readonly name: string;
  readonly place: string;
  readonly list: Extract<FieldShape, { kind: 'list' }>;
  readonly value: unknown;
  readonly onChange: (entries: readonly unknown[]) => void;
}

/** The entries of a list on one side, the chosen one as a form on the other. */
export function EntriesEditor({ name, place, list, value, onChange }: EntriesEditorProps) {
  const { t } = useTranslation('settings');
  const { language } = useFormat();
  const { newId } = useDesk();
  const { faults } = useEditing();
  const [chosen, setChosen] = useState(0);
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const index = Math.min(chosen, entries.length - 1);
  const isFaulty = (at: number): boolean => [...faults.keys()].some((key) => key.startsWith(`${place}.${at}.`));

  const move = (by: -1 | 1) => {
    const to = index + by;
    if (to < 0 || to >= entries.length) return;
    onChange(entries.toSpliced(index, 1).toSpliced(to, 0, entries[index]));
    setChosen(to);
  };
  const add = () => {
    onChange([...entries, blankOf(list.item, newId)]);
    setChosen(entries.length);
  };
  return (
    <div className={styles.entries}>
      <div className={styles.names}>
        <ListBox
          label={t(`label.${name}`)}
          isFramed
          selectedId={String(index)}
          onSelect={(id) => setChosen(Number(id))}
          empty={t('noEntries')}
          options={entries.map((entry, at) => {
            const title = entryTitle(entry, language) || t('newEntry');
            return {
              id: String(at),
              text: title,
              title,
              ...(isFaulty(at) ? { trail: <Icon of={CircleAlert} size="s" className={styles.alert} /> } : {}),
            };
          })}
        />
        {(list.most === null || entries.length < list.most) && (
          <Button icon={Plus} shortcut="Alt+KeyN" onPress={add} isFullWidth>
            {t('add')}
          </Button>
        )}
      </div>
      {index >= 0 && list.item.kind === 'group' ? (
        <div className={styles.entry}>
          <div className={styles.tools}>
            <Button size="sm" variant="quiet" icon={ArrowUp} onPress={() => move(-1)} isDisabled={index === 0}>
              {t('up')}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              icon={ArrowDown}
              onPress={() => move(1)}
              isDisabled={index === entries.length - 1}
            >
              {t('down')}
            </Button>
            <Button size="sm" variant="danger" icon={Trash2} onPress={() => onChange(entries.toSpliced(index, 1))}>
              {t('remove')}
            </Button>
          </div>
          <GroupFields
            key={index}
            fields={list.item.fields}
            value={entries[index]}
            place={`${place}.${index}`}
            onChange={(part) => onChange(entries.with(index, { ...toGroup(entries[index]), ...part }))}
          />
        </div>
      ) : (
        <EmptyState title={t('noEntries')} />
      )}
    </div>
  );
}
