import { CircleDot, ListChecks, Tag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../ui/display/Chip.tsx';
import { useThemes } from './use-themes.ts';

interface ThemeChipProps {
  readonly theme: string | null;
  readonly isAnswered: boolean;
}

/** What an opinion is about, or that nobody has read it; with another sign once something is done about it. */
export function ThemeChip({ theme, isAnswered }: ThemeChipProps) {
  const { t } = useTranslation('improvement');
  const { nameOf } = useThemes();
  if (theme === null)
    return (
      <Chip icon={CircleDot} tone="warn">
        {t('unread')}
      </Chip>
    );
  return (
    <Chip icon={isAnswered ? ListChecks : Tag} tone={isAnswered ? 'ok' : 'plain'}>
      {nameOf(theme)}
    </Chip>
  );
}
