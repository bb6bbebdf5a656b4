import { useEffect, useState } from 'react';
import type { Section } from '#shared/association/section.ts';
import { judgeText } from '#shared/kernel/typed-text.ts';
import { LONGEST_COMMENT, type SurveyQuestion } from '#shared/surveys/survey.ts';
import { useDesk } from '../../desk/session/desk-context.ts';

/** Milliseconds without a touch after which the next visitor finds the first question. */
const NEXT_VISITOR = 30_000;

/** Where one visitor is: at a question, or at the end, where a word may be added. */
export interface KioskVisit {
  /** Null at the end. */
  readonly question: SurveyQuestion | null;
  readonly comment: string;
  /** Characters of the comment beyond what is kept; 0 where it fits. */
  readonly extra: number;
  readonly hasFailed: boolean;
  readonly rate: (score: number) => Promise<void>;
  readonly write: (comment: string) => void;
  /** Keeps the comment, if there is one, and begins anew; one that is too long stays, to be shortened. */
  readonly end: () => Promise<void>;
}

/** One visitor after the other. Each tap is saved before the next question comes; nothing of it stays on the screen. */
export function useKiosk(section: Section, questions: readonly SurveyQuestion[]): KioskVisit {
  const { surveys } = useDesk();
  const [step, setStep] = useState(0);
  const [responseId, setResponseId] = useState(surveys.newId);
  const [comment, setComment] = useState('');
  const [hasFailed, setFailed] = useState(false);
  const question = questions[step] ?? null;

  const go = (next: number): void => {
    setStep(next);
    setResponseId(surveys.newId());
    setComment('');
    setFailed(false);
  };
  const save = async (score: number | null, next: number): Promise<void> => {
    try {
      await surveys.answerAtKiosk({ responseId, section, question, score, comment });
      go(next);
    } catch {
      setFailed(true);
    }
  };
  const rate = (score: number) => save(score, step + 1);
  const { extra } = judgeText(comment, LONGEST_COMMENT);
  const end = async (): Promise<void> => {
    if (extra === 0) await (comment.trim() === '' ? go(0) : save(null, 0));
  };

  useEffect(() => {
    if (step === 0) return;
    // Whoever left was told that it is too long; the next one is not to read it, and half of it is not what he said.
    const timer = setTimeout(() => (extra > 0 ? go(0) : void end()), NEXT_VISITOR);
    return () => clearTimeout(timer);
  });
  return { question, comment, extra, hasFailed, rate, write: setComment, end };
}
