import { CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../data/use-live.ts';
import { Button } from '../ui/actions/Button.tsx';
import { Notice } from '../ui/feedback/Notice.tsx';
import { useDesk } from './session/desk-context.ts';
import { goTo } from './go-to.ts';

interface RefusedHereProps {
  readonly table: 'people' | 'requests';
  readonly id: string;
}

/** Says at a person or a request why the server did not take what was written about it; nothing where it took all. */
export function RefusedHere({ table, id }: RefusedHereProps) {
  const { t } = useTranslation('desk');
  const { standings } = useDesk();
  const reasons = useLive(() => standings.refusalsAbout(table, id), [standings, table, id]);
  return reasons?.map((reason) => (
    <Notice
      key={reason}
      tone="bad"
      icon={CircleX}
      action={
        <Button size="sm" onPress={() => goTo('/sync')}>
          {t('refusedHere.look')}
        </Button>
      }
    >
      {t(`refusedHere.${reason}`)}
    </Notice>
  ));
}
