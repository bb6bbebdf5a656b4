import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DailyListDialog } from '../../papers/DailyListDialog.tsx';
import { IconButton } from '../../ui/actions/IconButton.tsx';

/** Prints who is expected on the day. */
export function DailyListButton({ day }: { readonly day: string }) {
  const { t } = useTranslation('appointments');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton icon={Printer} label={t('dailyList')} shortcut="Alt+KeyP" onPress={() => setOpen(true)} />
      {isOpen && <DailyListDialog day={day} onClose={() => setOpen(false)} />}
    </>
  );
}
