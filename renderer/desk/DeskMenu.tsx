import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languageNames } from '../i18n/language.ts';
import { useFormat } from '../i18n/use-format.ts';
import { appearances, chooseAppearance, chosenAppearance, type Appearance } from '../styles/appearance.ts';
import { Button } from '../ui/actions/Button.tsx';
import { PopoverButton } from '../ui/actions/Menu.tsx';
import { Identifier } from '../ui/display/Identifier.tsx';
import type { IconShape } from '../ui/display/Icon.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';

const icons: Record<Appearance, IconShape> = { light: Sun, dark: Moon, system: Monitor };

interface DeskMenuProps {
  readonly deskName: string;
  readonly deskCode: string;
}

/** The desk's name; behind it, how this computer shows the desk: its appearance and its language. */
export function DeskMenu({ deskName, deskCode }: DeskMenuProps) {
  const { t } = useTranslation('desk');
  const { language } = useFormat();
  const [appearance, setAppearance] = useState(chosenAppearance);
  const otherLanguage = language === 'ar' ? 'en' : 'ar';
  return (
    <PopoverButton
      variant="quiet"
      label={
        <span>
          <bdi>{deskName}</bdi> · <Identifier>{deskCode}</Identifier>
        </span>
      }
      title={t('menu.title')}
    >
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
    </PopoverButton>
  );
}
