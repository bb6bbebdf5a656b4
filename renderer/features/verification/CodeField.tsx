import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { IconShape } from '../../ui/display/Icon.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import { scannedSign } from './scanned-sign.ts';
import styles from './Verification.module.css';

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly icon: IconShape;
}

/** Signs closer together than this many milliseconds were not typed by a person. */
const SCANNER_PACE = 60;

/**
 * Takes a code as it is pasted, or as a scanner that plays the keyboard types it: by its keys' places, so that it is the
 * same under the Arabic layout. A new scan takes the place of the one before.
 */
export function CodeField({ value, onChange, icon }: CodeFieldProps) {
  const { t } = useTranslation('verification');
  const lastKeyAt = useRef(Number.NEGATIVE_INFINITY);
  const typed = useRef('');

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const sign = scannedSign(event.code);
    if (sign === null) return;
    event.preventDefault();
    event.stopPropagation();
    const isNewScan = event.timeStamp - lastKeyAt.current > SCANNER_PACE && value.length > 20;
    lastKeyAt.current = event.timeStamp;
    typed.current = (isNewScan ? '' : typed.current) + sign;
    onChange(typed.current);
  };
  return (
    <div className={styles.code} onKeyDownCapture={onKeyDown}>
      <LtrField
        label={t('code')}
        hint={t('codeHint')}
        value={value}
        onChange={(text) => {
          typed.current = text;
          onChange(text);
        }}
        icon={icon}
        size="lg"
        autoFocus
      />
    </div>
  );
}
