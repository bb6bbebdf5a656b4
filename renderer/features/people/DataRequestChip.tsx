import { CircleCheck, CircleX, Clock, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isOverdue } from '#shared/privacy/subject-request.ts';
import type { SubjectRequest } from '../../data/records/subject-requests-repository.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { Chip } from '../../ui/display/Chip.tsx';

const faces = {
  OPEN: { icon: Clock, tone: 'info' },
  OVERDUE: { icon: TriangleAlert, tone: 'bad' },
  ANSWERED: { icon: CircleCheck, tone: 'ok' },
  REFUSED: { icon: CircleX, tone: 'warn' },
} as const;

/** Where a request about one's own data stands. */
export function DataRequestChip({ request }: { readonly request: SubjectRequest }) {
  const { t } = useTranslation('people');
  const state = isOverdue(request, useToday()) ? 'OVERDUE' : request.state;
  return <Chip {...faces[state]}>{t(`dataRequests.state.${state}`)}</Chip>;
}
