import { Languages, Lock, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languageNames } from '../i18n/language.ts';
import { useFormat } from '../i18n/use-format.ts';
import { appearances, chooseAppearance, chosenAppearance, type Appearance } from '../styles/appearance.ts';
import { Button } from '../ui/actions/Button.tsx';
import { PopoverButton } from '../ui/actions/Menu.tsx';
import { Identifier } from '../ui/display/Identifier.tsx';
import type { IconShape } from '../ui/display/Icon.tsx';
import { QuestionDialog } from '../ui/feedback/QuestionDialog.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';

const icons: Record<Appearance, IconShape> = { light: Sun, dark: Moon, system: Monitor };

interface DeskMenuProps {
  readonly personName: string;
  readonly deskName: string;
  readonly deskCode: string;
  /** Records that wait to be sent: ending the shift asks first. */
  readonly waiting: number;
  readonly onLock: () => void;
}

/** Who is here; behind the name, the desk, how this computer shows it, and the ways out. */
export function DeskMenu({ personName, deskName, deskCode, waiting, onLock }: DeskMenuProps) {
  const { t } = useTranslation('desk');
  const { language, count } = useFormat();
  const [isAsking, setAsking] = useState(false);
  const [appearance, setAppearance] = useState(chosenAppearance);
  const otherLanguage = language === 'ar' ? 'en' : 'ar';
  return (
    <PopoverButton variant="quiet" icon={UserRound} label={<bdi>{personName}</bdi>} title={t('menu.title')}>
      <span>
        <bdi>{deskName}</bdi> · <Identifier>{deskCode}</Identifier>
      </span>
      <Segmented<Appearance>
        label={t('menu.appearance')}
        options={appearances.map((value) => ({ value, label: t(`menu.${value}`), icon: icons[value] }))}
        value={appearance}
        onChange={(chosen) => {
          setAppearance(chosen);
          chooseAppearance(chosen);
        }}
      />
      <Button icon={Languages} isFullWidth onPress={() => chooseLanguage(otherLanguage)}>
        <span lang={otherLanguage}>{languageNames[otherLanguage]}</span>
      </Button>
      <Button icon={Lock} isFullWidth legend="Ctrl+KeyL" onPress={onLock}>
        {t('menu.lock')}
      </Button>
      <Button icon={LogOut} isFullWidth onPress={() => (waiting > 0 ? setAsking(true) : onLock())}>
        {t('menu.endShift')}
      </Button>
      <QuestionDialog
        isOpen={isAsking}
        question={t('endShift.question')}
        safeAnswer={{ label: t('endShift.stay'), onPress: () => setAsking(false) }}
        otherAnswer={{ label: t('endShift.end'), onPress: onLock }}
      >
        <p>{t('endShift.body', { count: waiting, n: count(waiting) })}</p>
      </QuestionDialog>
    </PopoverButton>
  );
}
