import { useTranslation } from 'react-i18next';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { useDesk } from '../session/desk-context.ts';
import {
  isEmptyDraft,
  putAside,
  useIntakeDrafts,
  type IntakeChannel,
  type IntakeDraft,
} from '../drafts/intake-draft.ts';
import { changePlaces } from '../drafts/change-places.ts';
import { readKeptDraft } from '../drafts/kept-draft.ts';
import { faultText } from '../fault-text.ts';
import { goTo } from '../go-to.ts';

/**
 * Begins an intake for someone chosen elsewhere. It begins clean: what was noted for one visitor must not go to another. A draft
 * that was open is put aside; where three lie there already, it gives way and can be brought back.
 */
export function useBeginIntake(): (part: Partial<IntakeDraft>, channel?: IntakeChannel) => Promise<void> {
  const { t } = useTranslation('desk');
  const toasts = useToasts();
  const desk = useDesk();
  return async (part, channel = 'WALK_IN') => {
    const { drafts, begin, change } = useIntakeDrafts.getState();
    const open = isEmptyDraft(drafts[channel]) ? await readKeptDraft(desk, channel) : drafts[channel];
    try {
      const isAside = open !== null && (await changePlaces(desk, (places) => putAside(places, channel, part))) !== null;
      if (!isAside) begin(channel, part);
      goTo(channel === 'WALK_IN' ? '/intake/walk-in' : '/intake/phone');
      if (isAside) return toasts.show({ text: t('draft.parked') });
    } catch (error) {
      return toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
    if (!open) return;
    toasts.show({
      text: t('draft.gaveWay'),
      undo: { label: t('draft.bringBack'), onPress: () => change(channel, open) },
    });
  };
}
