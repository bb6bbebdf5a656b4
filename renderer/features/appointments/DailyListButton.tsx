import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DailyListDialog } from '../../papers/DailyListDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';

/** Prints who is expected on the day. */
export function DailyListButton({ day }: { readonly day: string }) {
  const { t } = useTranslation('appointments');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={Printer} shortcut="Ctrl+KeyP" onPress={() => setOpen(true)}>
        {t('dailyList')}
      </Button>
      {isOpen && <DailyListDialog day={day} onClose={() => setOpen(false)} />}
    </>
  );
}
