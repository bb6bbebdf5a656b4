import { ArrowLeftRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';

interface ParkedButtonProps {
  /** How many drafts lie aside. */
  readonly count: number;
  readonly onPress: () => void;
}

/** Puts what is being typed aside for somebody else; once something lies aside, takes it up again. The screen binds the key. */
export function ParkedButton({ count, onPress }: ParkedButtonProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  return (
    <Button size="sm" variant="quiet" icon={ArrowLeftRight} legend="Alt+KeyQ" onPress={onPress}>
      {count === 0 ? t('parking.park') : t('parking.parked', { count, n: format.count(count) })}
    </Button>
  );
}
