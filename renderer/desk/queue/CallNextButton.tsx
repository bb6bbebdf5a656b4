import { Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../data/records/visits-repository.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { useDesk, useMay } from '../session/desk-context.ts';
import { useQueueActs } from './use-queue-acts.ts';

/**
 * Calls whoever is next; while whom this desk called (`here`) has not come, calls him again: nobody is forgotten by a key
 * pressed twice. A browser keeps Ctrl+N for itself: there it is Alt+N.
 */
export function CallNextButton({ here }: { readonly here: Visit | undefined }) {
  const { t } = useTranslation('queue');
  const { platform } = useDesk();
  const may = useMay();
  const { callNext } = useQueueActs();
  if (!may('queue.serve')) return null;
  return (
    <Button
      size="sm"
      icon={Megaphone}
      shortcut={platform.kind === 'browser' ? 'Alt+KeyN' : 'Ctrl+KeyN'}
      onPress={callNext}
    >
      {t(here?.state === 'CALLED' ? 'step.recall' : 'callNext')}
    </Button>
  );
}
