import { Check, FilePen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OldDrafts } from '../../data/store/old-drafts.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';

/** Tells whoever sits down what he has begun long ago and never saved, and until when it is there. */
export function OldDraftsNotice() {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { oldDrafts } = useDesk();
  const keepDays = useSettings('retention')?.draftDays;
  const [old, setOld] = useState<OldDrafts | null>(null);
  useEffect(() => {
    if (keepDays !== undefined) void oldDrafts.review(keepDays).then(setOld);
  }, [oldDrafts, keepDays]);
  if (!old) return null;
  const keep = async (): Promise<void> => {
    await oldDrafts.keepAll();
    setOld(null);
  };
  return (
    <Notice
      tone="warn"
      icon={FilePen}
      action={
        <Button size="sm" icon={Check} onPress={() => void keep()}>
          {t('oldDrafts.keep')}
        </Button>
      }
    >
      {t('oldDrafts.told', { count: old.count, n: format.count(old.count), day: format.hijri(old.goneOn) })}
    </Notice>
  );
}
