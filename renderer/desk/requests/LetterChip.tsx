import { Ban, FilePen, Stamp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LetterState } from '#shared/letters/letter.ts';
import { Chip, type Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';

const faces: Record<LetterState, { readonly icon: IconShape; readonly tone: Tone }> = {
  DRAFT: { icon: FilePen, tone: 'plain' },
  ISSUED: { icon: Stamp, tone: 'ok' },
  DISCARDED: { icon: Trash2, tone: 'plain' },
  REVOKED: { icon: Ban, tone: 'bad' },
};

/** Where a letter stands. */
export function LetterChip({ state }: { readonly state: LetterState }) {
  const { t } = useTranslation('letters');
  return (
    <Chip icon={faces[state].icon} tone={faces[state].tone}>
      {t(`state.${state}`)}
    </Chip>
  );
}
