import { useTranslation } from 'react-i18next';
import { isOpen } from '#shared/requests/request-state.ts';
import { useLive } from '../../data/use-live.ts';
import { goTo } from '../../desk/go-to.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useGenders } from '../../desk/people/use-genders.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';

/** Warns of a request for the same service that is still open: a note on it may be all that is needed. */
export function AlreadyOpen({ personId, serviceId }: { readonly personId: string; readonly serviceId: string }) {
  const { t } = useTranslation('intake');
  const { requests } = useDesk();
  const genderOf = useGenders();
  const all = useLive(() => requests.ofPerson(personId), [requests, personId]);
  const open = all?.find((request) => request.serviceId === serviceId && isOpen(request.state));
  if (!open) return null;
  return (
    <Notice
      tone="warn"
      action={
        <Button size="sm" shortcut="Alt+KeyO" onPress={() => goTo(`/requests/${open.id}`)}>
          {t('openIt')}
        </Button>
      }
    >
      {t('alreadyOpen', { context: genderOf(personId) })} <Identifier>{open.referenceNumber}</Identifier>
    </Notice>
  );
}
