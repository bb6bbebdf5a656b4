import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';

/** Forgotten with all else when the desk is revoked: the next one there is told again. */
const REMEMBERED_AS = 'protection-explained';

/** What it means that this computer's system keeps no key, once; the line at the foot of the screen stays. */
export function ProtectionNotice() {
  const { t } = useTranslation('unlock');
  const [isKnown, setKnown] = useState(() => localStorage.getItem(REMEMBERED_AS) !== null);
  if (isKnown) return null;
  const remember = (): void => {
    localStorage.setItem(REMEMBERED_AS, 'yes');
    setKnown(true);
  };
  return (
    <Notice
      tone="warn"
      action={
        <Button size="sm" onPress={remember}>
          {t('protects.understood')}
        </Button>
      }
    >
      {t('protects.meaning')}
    </Notice>
  );
}
