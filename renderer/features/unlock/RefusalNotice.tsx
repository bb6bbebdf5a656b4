import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useSecondsUntil } from './use-seconds-until.ts';
import type { OpeningProblem } from './use-opening.ts';

/** Why the desk stays shut. */
export function RefusalNotice({ problem }: { readonly problem: OpeningProblem | null }) {
  if (problem === null) return null;
  const { text, until } = problem;
  return until === null ? <Notice tone="bad">{text}</Notice> : <Wait key={until} until={until} text={text} />;
}

/** A wait is counted down, and gone when it is over. */
function Wait({ text, until }: { readonly text: string; readonly until: string }) {
  const { t } = useTranslation('unlock');
  const { minutes } = useFormat();
  const left = useSecondsUntil(until);
  if (left === 0) return null;
  return (
    <Notice tone="bad" icon={Hourglass}>
      {text} {/* Heard once: nobody wants each second told. */}
      <span aria-hidden="true">{t('problem.waitLeft', { time: minutes(left) })}</span>
    </Notice>
  );
}
