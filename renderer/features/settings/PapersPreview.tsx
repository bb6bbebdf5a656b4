import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AssociationProfile, PaperTemplates } from '#shared/association/settings.ts';
import type { Fields } from '#shared/sync/record.ts';
import { useSettings } from '../../desk/session/desk-context.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { PaperCard } from '../../papers/PaperCard.tsx';
import { sampleKinds, samplePaper, type SampleKind } from '../../papers/sample-papers.ts';
import { usePaperPreview } from '../../papers/use-paper-preview.ts';
import { Select } from '../../ui/fields/Select.tsx';

interface PapersPreviewProps {
  /** The document under edit, as far as it is filled in; the other is taken as it stands. */
  readonly document: 'profile' | 'templates';
  readonly fields: Fields | undefined;
}

/** A paper about nobody in the words that are being written; while they cannot be saved, the last that could. */
export function PapersPreview({ document, fields }: PapersPreviewProps) {
  const { t } = useTranslation('settings');
  const today = useToday();
  const savedProfile = useSettings('profile');
  const savedTemplates = useSettings('templates');
  const [kind, setKind] = useState<SampleKind>('certificate');
  const paper = useMemo(() => {
    const profile = document === 'profile' ? AssociationProfile.safeParse(fields).data : savedProfile;
    const templates = document === 'templates' ? PaperTemplates.safeParse(fields).data : savedTemplates;
    if (!profile || !templates) return null;
    // Papers are Arabic, whatever language the desk is read in.
    return samplePaper(kind, { profile, templates, today, say: (key) => t(`papers:${key}`, { lng: 'ar' }) });
  }, [document, fields, savedProfile, savedTemplates, kind, today, t]);
  const preview = usePaperPreview(paper?.kind ?? 'certificate', paper?.data ?? null);
  return (
    <PaperCard
      title={t('preview')}
      actions={
        <Select<SampleKind>
          label={t('previewOf')}
          isLabelHidden
          options={sampleKinds.map((id) => ({ id, label: t(`sampleKind.${id}`) }))}
          value={kind}
          onChange={setKind}
        />
      }
      preview={preview}
    />
  );
}
