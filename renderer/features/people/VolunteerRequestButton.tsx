import { HandHeart } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { policyInForce } from '#shared/requests/tracks/tracks-document.ts';
import type { Person } from '../../data/records/people-repository.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';

/** Takes down that somebody wants to volunteer, for whoever may take down nothing else: the coordinator of volunteers. */
export function VolunteerRequestButton({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const toasts = useToasts();
  const may = useMay();
  const today = useToday();
  const { requests, newId } = useDesk();
  const services = useSettings('services');
  const tracks = useSettings('tracks');
  const [requestId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const { section } = person;
  const service = services?.services.find(({ type }) => type === 'VOLUNTEER');
  const takesAnything = may('request.create', { section });
  if (!service || !tracks || takesAnything || !may('request.create', { section, type: 'VOLUNTEER' })) return null;

  const take = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await requests.record({
        requestId,
        person: { kind: 'known', personId: person.id },
        section,
        channel: 'WALK_IN',
        serviceId: service.id,
        type: service.type,
        policyVersion: policyInForce(tracks, today).version,
        note: '',
      });
      goTo(`/requests/${requestId}`);
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
      setBusy(false);
    }
  };
  return (
    <Button variant="primary" icon={HandHeart} shortcut="KeyN" onPress={() => void take()} isBusy={busy}>
      {t('newVolunteerRequest')}
    </Button>
  );
}
