import { Award, CircleCheck, CircleX, ShieldQuestion, TextCursorInput, UserRoundX } from 'lucide-react';
import type { CertificateVerdict } from '#shared/volunteers/certificate-verdict.ts';
import type { Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';

/** How each verdict looks beside its word. */
export const verdictFaces: Record<CertificateVerdict, { readonly icon: IconShape; readonly tone: Tone }> = {
  ready: { icon: CircleCheck, tone: 'ok' },
  'already-issued': { icon: Award, tone: 'accent' },
  'hours-below-minimum': { icon: CircleX, tone: 'bad' },
  'hours-unverified': { icon: ShieldQuestion, tone: 'bad' },
  'minor-without-consent': { icon: UserRoundX, tone: 'bad' },
  'name-missing': { icon: TextCursorInput, tone: 'bad' },
  'name-too-long': { icon: TextCursorInput, tone: 'bad' },
};
