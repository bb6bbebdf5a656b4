import { CircleAlert } from 'lucide-react';
import { Button } from '../actions/Button.tsx';
import { Icon } from '../display/Icon.tsx';
import { Identifier } from '../display/Identifier.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './States.module.css';

interface ErrorStateProps {
  /** What could not be done, plainly: «تعذّر فتح هذا السجل». */
  readonly title: string;
  /** What is still safe: «بقية السجلات سليمة». */
  readonly safe?: string;
  /** For the one who is asked for help: «V-204». */
  readonly code?: string;
  readonly onRetry?: () => void;
}

/** It failed: why, what is still safe, what to say when asking for help, and another try. */
export function ErrorState({ title, safe, code, onRetry }: ErrorStateProps) {
  const words = useUiWords();
  return (
    <div className={styles.state} role="alert">
      <Icon of={CircleAlert} size="l" className={styles.bad} />
      <p className={styles.title}>{title}</p>
      <p className={styles.line}>
        {safe}
        {safe !== undefined && code !== undefined && ' · '}
        {code !== undefined && (
          <>
            {words.code} <Identifier>{code}</Identifier>
          </>
        )}
      </p>
      {onRetry && (
        <Button size="sm" onPress={onRetry}>
          {words.retry}
        </Button>
      )}
    </div>
  );
}
