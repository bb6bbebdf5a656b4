import { Copy } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWhen } from '../../desk/clock/use-when.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import styles from './Administration.module.css';

interface CodeOnceProps {
  readonly label: string;
  /** What the code does, and for whom. */
  readonly hint: string;
  readonly code: string;
  readonly expiresAt: string;
}

/** A one-time code: the server keeps no copy that could be shown again. */
export function CodeOnce({ label, hint, code, expiresAt }: CodeOnceProps) {
  const { t } = useTranslation('administration');
  const toasts = useToasts();
  const when = useWhen();
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      toasts.show({ text: t('code.copied'), tone: 'ok' });
    } catch {
      // Where the clipboard is shut, the person copies what is selected.
      field.current?.select();
      toasts.show({ text: t('code.selected') });
    }
  };
  return (
    <div className={styles.code}>
      <div className={styles.codeRow}>
        <LtrField label={label} value={code} onChange={() => undefined} isReadOnly size="lg" ref={field} />
        <Button icon={Copy} size="lg" onPress={() => void copy()}>
          {t('code.copy')}
        </Button>
      </div>
      <Notice tone="warn">{t('code.once', { until: when(expiresAt) })}</Notice>
      <p className={styles.hint}>{hint}</p>
    </div>
  );
}
