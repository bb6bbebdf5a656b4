import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { AskedField } from '#shared/sync/mendable-field.ts';
import { mend, type TypedValues } from '#shared/sync/mended-fields.ts';
import { valueAt, type RecordFault } from '#shared/sync/record-fault.ts';
import type { Mended, Mending } from '../../data/store/refused-records.ts';
import { useKept } from '../../desk/drafts/use-kept.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { KeyScope } from '../../ui/keyboard/KeyScope.tsx';
import { MendField } from './MendField.tsx';
import styles from './MendPanel.module.css';
import panel from './Panel.module.css';

interface MendPanelProps {
  readonly mending: Mending;
  readonly title: string;
  readonly onSend: (typed: TypedValues) => Promise<Mended>;
  readonly onClose: () => void;
}

/** The name of what is being typed into a record that was refused. */
export const mendDraft = (table: string, id: string): string => `mend/${table}/${id}`;

const Typed: z.ZodType<TypedValues> = z.record(z.string(), z.json());
const NOTHING: TypedValues = {};

/**
 * A record, or a change to one, that the server found malformed: only what is wrong with it, with what was written there, why, and one key
 * that sends it mended. What is typed is kept on the disk until it is sent.
 */
export function MendPanel({ mending, title, onSend, onClose }: MendPanelProps) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const toasts = useToasts();
  const { table, id, fields, mayWrite } = mending;
  const typed = useKept(mendDraft(table, id), Typed, NOTHING);
  const [isSaving, setSaving] = useState(false);
  const { asked, faults } = mend(mending, typed.value);
  const wasTyped = (path: string): boolean => Object.hasOwn(typed.value, path);
  const valueOf = (path: string): unknown => (wasTyped(path) ? typed.value[path] : valueAt(fields, path.split('.')));
  /** By today's shape, or else as the server said it of what it was sent. */
  const errorOf = (path: string): string | undefined => {
    const at = ({ field }: RecordFault): boolean => field === path;
    const fault = faults.find(at) ?? (wasTyped(path) ? undefined : mending.faults.find(at));
    const value = valueOf(path);
    const length = typeof value === 'string' || Array.isArray(value) ? value.length : 0;
    return fault && t(`fault.${fault.fault}`, { limit: format.count(fault.limit ?? 0), now: format.count(length) });
  };
  const isShown = ({ kind, path }: AskedField): boolean => kind !== 'left' || valueOf(path) !== undefined;
  const first = asked?.find(({ kind }) => kind !== 'left');

  const send = async (): Promise<void> => {
    if (isSaving) return;
    if (faults.length > 0) return toasts.show({ text: t('mend.wrong'), tone: 'bad' });
    setSaving(true);
    try {
      const { kind } = await onSend(typed.value);
      if (kind === 'saved') {
        typed.clear();
        toasts.show({ text: t('mend.saved') });
      } else toasts.show({ text: t(saidOf[kind]), tone: 'bad' });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    } finally {
      setSaving(false);
    }
  };
  const canSend = mayWrite && asked !== null;
  return (
    <KeyScope className={styles.scope} shortcuts={{ Escape: onClose }}>
      <Card
        isFilling
        title={title}
        footer={
          <>
            {canSend && (
              <Button
                variant="primary"
                icon={Send}
                shortcut="Ctrl+Enter"
                isBusy={isSaving}
                busyLabel={t('mend.saving')}
                onPress={() => void send()}
              >
                {t('mend.send')}
              </Button>
            )}
            <Button legend="Escape" onPress={onClose}>
              {t('mend.close')}
            </Button>
          </>
        }
      >
        <div className={panel.body}>
          {canSend && <p className={panel.why}>{t('mend.why')}</p>}
          {!mayWrite && <Notice tone="warn">{t('mend.mayNot')}</Notice>}
          {asked === null && <Notice tone="warn">{t('mend.notByHand')}</Notice>}
          {asked?.filter(isShown).map((field) => (
            <MendField
              key={field.path}
              field={field}
              value={valueOf(field.path)}
              error={errorOf(field.path)}
              isReadOnly={!mayWrite}
              autoFocus={field === first}
              onChange={(value) => typed.change({ [field.path]: value })}
            />
          ))}
        </div>
      </Card>
    </KeyScope>
  );
}

const saidOf = { gone: 'mend.gone', 'not-permitted': 'mend.mayNot', malformed: 'mend.wrong' } as const;
