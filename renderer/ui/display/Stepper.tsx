import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from 'react-aria-components';
import { useUiWords } from '../text/UiText.tsx';
import { Icon } from './Icon.tsx';
import styles from './Stepper.module.css';

/** One stage of a request. */
export interface Step {
  readonly id: string;
  readonly label: string;
  /** Its date when done, its duty when now, its term when next. */
  readonly note?: ReactNode;
  readonly state: 'done' | 'now' | 'next';
}

interface StepperProps {
  readonly label: string;
  readonly steps: readonly Step[];
}

/** Where a request stands: done with a check, now with a halo, next outlined. It runs in the direction of reading. */
export function Stepper({ label, steps }: StepperProps) {
  const words = useUiWords();
  const { locale } = useLocale();
  const digits = new Intl.NumberFormat(locale);
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={styles.step}
          data-state={step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className={styles.pin}>
            {step.state === 'done' ? (
              <>
                <Icon of={Check} size="s" />
                <span className={styles.unseen}>{words.done}</span>
              </>
            ) : (
              digits.format(index + 1)
            )}
          </span>
          <span className={styles.bar} aria-hidden="true" />
          <span className={styles.words}>
            <span className={styles.name}>{step.label}</span>
            {step.note !== undefined && <span className={styles.note}>{step.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
