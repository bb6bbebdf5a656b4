import { CircleCheck, Hourglass, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ManagedUser } from '#shared/contract/administration.ts';
import { Chip } from '../../ui/display/Chip.tsx';

const faces = {
  works: { icon: CircleCheck, tone: 'ok' },
  awaited: { icon: Hourglass, tone: 'info' },
  suspended: { icon: UserX, tone: 'warn' },
} as const;

/** Whether somebody works here, was never here yet, or may not come in. */
export function PersonStateChip({ person }: { readonly person: Pick<ManagedUser, 'state' | 'secretKind'> }) {
  const { t } = useTranslation('administration');
  const standing = person.state === 'SUSPENDED' ? 'suspended' : person.secretKind === null ? 'awaited' : 'works';
  return <Chip {...faces[standing]}>{t(`person.standing.${standing}`)}</Chip>;
}
