import { Eraser } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { Forgotten } from '../../data/records/erasures-repository.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';

/** Whoever the card is about was forgotten: why it is empty, and why nobody can fill it again. */
export function ForgottenNotice({ forgotten }: { readonly forgotten: Forgotten }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { erasedAt, isWrittenAbout } = forgotten;
  return (
    <>
      <Notice icon={Eraser}>{t('forgotten.since', { day: format.hijri(riyadhDate(erasedAt)) })}</Notice>
      {isWrittenAbout && <Notice tone="warn">{t('forgotten.writtenAbout')}</Notice>}
    </>
  );
}
