import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedShape } from '#shared/association/document-shape.ts';
import type { KeptVersion } from '#shared/association/document-versions.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ReadFields } from './ReadFields.tsx';
import styles from './Settings.module.css';

interface EarlierVersionProps {
  readonly fields: readonly NamedShape[];
  readonly version: KeptVersion;
}

/** A version that stands no more, read from its beginning, however far down the form was. */
export function EarlierVersion({ fields, version }: EarlierVersionProps) {
  const { t } = useTranslation('settings');
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.scrollIntoView({ block: 'start' }), []);
  return (
    <div ref={top} className={styles.read}>
      <Notice tone="info">{t('versions.keptDocument')}</Notice>
      <ReadFields fields={fields} value={version.fields} />
    </div>
  );
}
