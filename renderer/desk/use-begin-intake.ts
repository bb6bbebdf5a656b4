import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useToasts } from '../ui/feedback/Toasts.tsx';
import { useDesk } from './desk-context.ts';
import { isEmptyDraft, useIntakeDrafts, type IntakeDraft } from './intake-draft.ts';
import { readKeptDraft } from './kept-draft.ts';

/**
 * Begins an intake for someone chosen elsewhere. It begins clean: what was noted for one visitor must not go to another. A draft
 * that was open gives way, and can be brought back.
 */
export function useBeginIntake(): (part: Partial<IntakeDraft>) => Promise<void> {
  const { t } = useTranslation('desk');
  const [, navigate] = useLocation();
  const toasts = useToasts();
  const desk = useDesk();
  return async (part) => {
    const { drafts, begin, change } = useIntakeDrafts.getState();
    const open = isEmptyDraft(drafts.WALK_IN) ? await readKeptDraft(desk, 'WALK_IN') : drafts.WALK_IN;
    begin('WALK_IN', part);
    navigate('/intake/walk-in');
    if (!open) return;
    toasts.show({
      text: t('draft.gaveWay'),
      undo: { label: t('draft.bringBack'), onPress: () => change('WALK_IN', open) },
    });
  };
}
