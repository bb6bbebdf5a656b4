import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/feedback/Notice.tsx';
import type { Doubt } from './as-issued.ts';

/** Says that a copy of an issued paper is not what was issued, and why. */
export function DoubtNotices({ doubts }: { readonly doubts: readonly Doubt[] }) {
  const { t } = useTranslation('papers');
  return doubts.map((doubt) => (
    <Notice key={doubt} tone={doubt === 'content' ? 'bad' : 'warn'}>
      {t(`doubt.${doubt}`)}
    </Notice>
  ));
}
