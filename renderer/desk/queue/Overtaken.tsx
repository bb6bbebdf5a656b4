import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ticketDigits } from '#shared/visits/visit.ts';
import { useLive } from '../../data/use-live.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { useDesk } from '../session/desk-context.ts';
import { useCounterName } from './use-counter-name.ts';

/** Says that another desk was faster with a visitor; once it was read, nothing is left to be decided. */
export function Overtaken() {
  const { t } = useTranslation('queue');
  const { visits, decisions, enrolment } = useDesk();
  const counterOf = useCounterName();
  const late = useLive(async () => {
    const found = [...(await visits.overtaken(enrolment.deviceId))];
    return Promise.all(found.map(async ([id, ids]) => ({ ids, visit: await visits.byId(id) })));
  }, [visits, enrolment]);
  const [first] = late ?? [];
  if (!first?.visit) return null;
  const { ids, visit } = first;
  const takeNote = async (): Promise<void> => {
    for (const id of ids) await decisions.keep(id);
  };
  return (
    <Notice
      tone="warn"
      action={
        <Button size="sm" icon={Check} shortcut="Alt+KeyK" onPress={() => void takeNote()}>
          {t('overtaken.noted')}
        </Button>
      }
    >
      {t('overtaken.said', {
        ticket: `${visit.ticket.letter} ${ticketDigits(visit.ticket)}`,
        counter: visit.calledFrom === null ? t('overtaken.another') : counterOf(visit.calledFrom),
      })}
    </Notice>
  );
}
