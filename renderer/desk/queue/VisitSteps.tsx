import { CircleCheck, LogOut, Megaphone, Undo2, UserCheck, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { decideVisit } from '#shared/visits/visit-machine.ts';
import type { Visit } from '../../data/records/visits-repository.ts';
import { Button } from '../../ui/actions/Button.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';
import type { Chord } from '../../ui/keyboard/chord.ts';
import { useMay } from '../session/desk-context.ts';
import { useNow } from '../clock/use-now.ts';
import { useQueueActs, type VisitStep } from './use-queue-acts.ts';
import { useVisitorGender } from './use-visitor-gender.ts';

const faces: Readonly<Record<VisitStep, { readonly icon: IconShape; readonly shortcut: Chord }>> = {
  serve: { icon: UserCheck, shortcut: 'Alt+KeyS' },
  finish: { icon: CircleCheck, shortcut: 'Alt+KeyD' },
  call: { icon: Megaphone, shortcut: 'Alt+KeyC' },
  miss: { icon: UserX, shortcut: 'Alt+KeyM' },
  return: { icon: Undo2, shortcut: 'Alt+KeyW' },
  leave: { icon: LogOut, shortcut: 'Alt+KeyL' },
};

/** What is asked for at each state, the likeliest first. */
const asked: Readonly<Record<Visit['state'], readonly VisitStep[]>> = {
  WAITING: ['call', 'serve', 'leave'],
  CALLED: ['serve', 'call', 'miss', 'return'],
  SERVING: ['finish', 'return'],
  SERVED: [],
  NO_ANSWER: ['call', 'serve', 'leave'],
  LEFT: [],
};

/** The step that Enter takes. */
export const likeliestStep = ({ state }: Pick<Visit, 'state'>): VisitStep | undefined => asked[state][0];

interface VisitStepsProps {
  readonly visit: Visit;
  /** The two likeliest; calling again has a button of its own beside them. */
  readonly isShort?: boolean;
}

/** Every step that is open to a visitor now, each with its key. */
export function VisitSteps({ visit, isShort = false }: VisitStepsProps) {
  const { t } = useTranslation('queue');
  const may = useMay();
  const now = useNow();
  const acts = useQueueActs();
  const spokenOf = { context: useVisitorGender()(visit) };
  if (!may('queue.serve', { section: visit.section })) return null;
  const open = asked[visit.state]
    .filter((kind) => !isShort || kind !== 'call')
    .filter((kind) => decideVisit(visit, kind === 'call' || kind === 'serve' ? { kind, from: '00' } : { kind }, now).ok)
    .slice(0, isShort ? 2 : undefined);
  return open.map((kind) => (
    <Button
      key={kind}
      size="sm"
      icon={faces[kind].icon}
      shortcut={faces[kind].shortcut}
      onPress={() => acts.step(visit, kind)}
    >
      {t(kind === 'call' && visit.state !== 'WAITING' ? 'step.recall' : `step.${kind}`, spokenOf)}
    </Button>
  ));
}
