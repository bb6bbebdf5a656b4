import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '#shared/kernel/result.ts';
import { faultText } from '../../desk/fault-text.ts';
import { refusalText } from '../../desk/refusal-text.ts';
import type { GateRefusal } from '../../identity/gate.ts';
import type { DeskSession } from '../../identity/session.ts';

/** Why the desk stays shut, in words; `until` is the end of a wait, ISO. */
export interface OpeningProblem {
  readonly text: string;
  readonly until: string | null;
}

/** A try to open the desk: runs one at a time, and says in words why the desk stays shut. */
export function useOpening(onOpen: (session: DeskSession) => void, wrong: 'secret-wrong' | 'code-wrong') {
  const { t } = useTranslation('unlock');
  const [problem, setProblem] = useState<OpeningProblem | null>(null);
  const [busy, setBusy] = useState(false);

  const textOf = (refusal: GateRefusal): string => {
    switch (refusal.kind) {
      case 'secret-wrong':
        return t(`problem.${wrong}`);
      case 'wait':
        return t('problem.wait');
      case 'unreachable':
        return t('problem.unreachable');
      case 'refused':
        return refusalText(t, 'unlock:problem', refusal.code);
    }
  };
  const say = (text: string, until: string | null = null): void => setProblem({ text, until });
  const run = async (open: () => Promise<Result<DeskSession, GateRefusal>>): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      const opened = await open();
      if (opened.ok) onOpen(opened.value);
      else say(textOf(opened.error), opened.error.kind === 'wait' ? opened.error.until : null);
      return opened.ok;
    } catch (error) {
      say(faultText(t, error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { problem, busy, run, say };
}
