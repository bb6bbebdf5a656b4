import { useTranslation } from 'react-i18next';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import type { KeptForm } from './use-kept-form.ts';

/** Gives a form up with one key, and lets it be brought back with another. One in which nothing was typed just goes. */
export function useGiveUp<Form extends object>(
  { begin, close }: Pick<KeptForm<Form>, 'begin' | 'close'>,
  form: Form,
  untouched?: Form,
): () => void {
  const { t } = useTranslation('desk');
  const toasts = useToasts();
  return () => {
    close();
    if (form === untouched) return;
    toasts.show({
      text: t('draft.gaveWay'),
      undo: { label: t('draft.bringBack'), onPress: () => begin(form) },
    });
  };
}
