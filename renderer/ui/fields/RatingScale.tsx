import { Angry, Frown, Laugh, Meh, Smile } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Icon } from '../display/Icon.tsx';
import type { Chord } from '../keyboard/chord.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import styles from './RatingScale.module.css';

/** Worst to best. */
const FACES = [Angry, Frown, Meh, Smile, Laugh] as const;

interface RatingScaleProps {
  /** The question, for those who hear the screen. */
  readonly label: string;
  /** The words for 1 (worst) to 5 (best). */
  readonly words: readonly string[];
  /** As the numbers are written in the language. */
  readonly numbers: readonly string[];
  readonly onRate: (score: number) => void;
}

/** Five large answers for one finger, or the keys 1 to 5: a face, a word and a number each. */
export function RatingScale({ label, words, numbers, onRate }: RatingScaleProps) {
  useShortcuts(Object.fromEntries(FACES.map((_, index) => [digit(index), () => onRate(index + 1)])));
  return (
    <div className={styles.scale} role="group" aria-label={label}>
      {FACES.map((face, index) => (
        <Button key={numbers[index]} className={styles.answer} onPress={() => onRate(index + 1)}>
          <Icon of={face} className={styles.face} />
          <span>{words[index]}</span>
          <span className={styles.number}>{numbers[index]}</span>
        </Button>
      ))}
    </div>
  );
}

const digit = (index: number): Chord => `Digit${String(index + 1)}` as Chord;
