import { ImageUp, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_IMAGE } from '#shared/documents/letterhead-image.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { readImage } from '../../print/images/read-image.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import styles from './Settings.module.css';

interface ImageFieldProps {
  readonly label: string;
  readonly error?: string;
  /** A data URL, or null where there is no picture. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A picture of the association's own, tried as the printer will read it before it is taken: what is wrong with it is said. */
export function ImageField({ label, error, value, onChange }: ImageFieldProps) {
  const { t } = useTranslation('settings');
  const { language, count } = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = async (file: File): Promise<void> => {
    setRefusal(null);
    if (file.type !== 'image/png' && file.type !== 'image/jpeg')
      return setRefusal(t('image.kind', { name: file.name }));
    const url = await toDataUrl(file);
    if (url.length > LONGEST_IMAGE) {
      const most = count(Math.floor((LONGEST_IMAGE * 3) / 4 / 1024));
      return setRefusal(t('image.large', { name: file.name, most }));
    }
    const image = await readImage(url);
    if (!image.ok) return setRefusal(`${file.name}: ${image.error[language]}`);
    onChange(url);
  };
  return (
    <div className={styles.image} role="group" aria-label={label}>
      <span className={styles.imageLabel}>{label}</span>
      {value !== null && <img className={styles.picture} src={value} alt={label} />}
      <div className={styles.imageActions}>
        <Button size="sm" icon={ImageUp} onPress={() => input.current?.click()}>
          {t(value === null ? 'image.choose' : 'image.change')}
        </Button>
        {value !== null && (
          <Button size="sm" variant="quiet" icon={Trash2} onPress={() => onChange(null)}>
            {t('image.remove')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/png,image/jpeg"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file can be chosen again after it was mended.
          target.value = '';
          if (file) void take(file);
        }}
      />
      {(refusal ?? error) !== undefined && (refusal ?? error) !== null && (
        <Notice tone="bad">{refusal ?? error}</Notice>
      )}
    </div>
  );
}

const toDataUrl = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file could not be read')));
    reader.readAsDataURL(file);
  });
