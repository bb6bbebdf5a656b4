import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LegalHold } from '../../data/records/legal-holds-repository.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { HoldWords } from './HoldWords.tsx';

/** Says, where somebody asks to be forgotten, by which order he cannot be. */
export function HoldNotice({ hold }: { readonly hold: LegalHold }) {
  const { t } = useTranslation('people');
  return (
    <Notice tone="warn" icon={Lock}>
      <strong>{t('hold.inTheWay')}</strong>
      <HoldWords hold={hold} />
    </Notice>
  );
}
