import { Accessibility, CircleCheck, Hourglass, LogIn, LogOut, Megaphone, UserCheck, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../data/records/visits-repository.ts';
import { Chip, type Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';
import { useVisitText } from './use-visit-text.ts';
import { useVisitorGender } from './use-visitor-gender.ts';

const faces: Readonly<Record<Visit['state'], { readonly icon: IconShape; readonly tone: Tone }>> = {
  WAITING: { icon: Hourglass, tone: 'plain' },
  CALLED: { icon: Megaphone, tone: 'info' },
  SERVING: { icon: UserCheck, tone: 'accent' },
  SERVED: { icon: CircleCheck, tone: 'ok' },
  NO_ANSWER: { icon: UserX, tone: 'warn' },
  LEFT: { icon: LogOut, tone: 'plain' },
};

/** Where a visitor stands; of those who wait, why they go before others. */
export function VisitChip({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('queue');
  const text = useVisitText()(visit);
  const spokenOf = { context: useVisitorGender()(visit) };
  if (visit.state === 'WAITING' && visit.priority !== '') {
    return (
      <Chip icon={Accessibility} tone="warn">
        {t('priority.has', spokenOf)}
      </Chip>
    );
  }
  if (visit.state === 'WAITING' && visit.appointment) {
    return (
      <Chip icon={LogIn} tone="ok">
        {t('appointed', spokenOf)}
      </Chip>
    );
  }
  const { icon, tone } = faces[visit.state];
  return (
    <Chip icon={icon} tone={tone}>
      {text.state}
    </Chip>
  );
}
