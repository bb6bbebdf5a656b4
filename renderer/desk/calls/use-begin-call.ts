import { useTranslation } from 'react-i18next';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { useDesk } from '../session/desk-context.ts';
import { useOpenCalls } from './open-calls.ts';

/** Puts a call on the panel: one that came in without the telephone's notice, or one that is made from a card. */
export function useBeginCall(): (direction: 'IN' | 'OUT', number: string, personId?: string) => void {
  const { t } = useTranslation('calls');
  const { calls, now } = useDesk();
  const toasts = useToasts();
  const { begin } = useOpenCalls();
  return (direction, number, personId) => {
    const call = { callId: calls.newCallId(), direction, number, beganAt: now(), personId: personId ?? null, note: '' };
    if (!begin(call)) toasts.show({ text: t('tooMany'), tone: 'bad' });
  };
}
