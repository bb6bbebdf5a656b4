import {
  Check,
  CircleCheck,
  CircleDot,
  CornerUpRight,
  Gauge,
  Gavel,
  MessageCircleQuestion,
  RotateCcw,
  SearchCheck,
  Siren,
  TriangleAlert,
  Megaphone,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ComplaintBody } from '#shared/complaints/complaint-body.ts';
import type { ComplaintState } from '#shared/complaints/complaint.ts';
import { Chip, type Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';

interface Face {
  readonly icon: IconShape;
  readonly tone: Tone;
}

const states: Record<ComplaintState, Face> = {
  RECEIVED: { icon: CircleDot, tone: 'plain' },
  ACKNOWLEDGED: { icon: Check, tone: 'info' },
  CLARIFYING: { icon: MessageCircleQuestion, tone: 'info' },
  EXAMINING: { icon: SearchCheck, tone: 'info' },
  DECIDED: { icon: Gavel, tone: 'accent' },
  NOTIFIED: { icon: Megaphone, tone: 'ok' },
  CLOSED: { icon: CircleCheck, tone: 'ok' },
  REOPENED: { icon: RotateCcw, tone: 'warn' },
  NOT_RELATED: { icon: CornerUpRight, tone: 'plain' },
};

/** Where a complaint stands. */
export function ComplaintStateChip({ state }: { readonly state: ComplaintState }) {
  const { t } = useTranslation('complaints');
  const { icon, tone } = states[state];
  return (
    <Chip icon={icon} tone={tone}>
      {t(`state.${state}`)}
    </Chip>
  );
}

const severities: Record<ComplaintBody['severity'], Face> = {
  ORDINARY: { icon: Gauge, tone: 'plain' },
  SERIOUS: { icon: TriangleAlert, tone: 'warn' },
  URGENT: { icon: Siren, tone: 'bad' },
};

/** How grave it is, as its taker judged. */
export function SeverityChip({ severity }: Pick<ComplaintBody, 'severity'>) {
  const { t } = useTranslation('complaints');
  const { icon, tone } = severities[severity];
  return (
    <Chip icon={icon} tone={tone}>
      {t(`severity.${severity}`)}
    </Chip>
  );
}
