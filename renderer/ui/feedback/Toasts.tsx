import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button } from '../actions/Button.tsx';
import { classNames } from '../class-names.ts';
import { Icon } from '../display/Icon.tsx';
import { useUiWords } from '../text/UiText.tsx';
import styles from './Toasts.module.css';

/** Something done that needs no answer. */
export interface ToastMessage {
  readonly text: string;
  readonly tone?: 'info' | 'ok' | 'bad';
  /** Takes it back. Escape does the same while the toast has the focus. */
  readonly undo?: { readonly label: string; readonly onPress: () => void };
}

/** How the app says something in passing. */
export interface Toasts {
  readonly show: (message: ToastMessage) => void;
}

const ICONS = { info: Info, ok: CircleCheck, bad: CircleAlert } as const;

/** Milliseconds a toast stays; the clock stops while the pointer or the focus is on it. */
export const TOAST_LIFE = 6000;

const ToastsContext = createContext<Toasts | null>(null);

/** Holds the toasts of everything inside it. One for the app; one toast at a time, in the strip, where it covers nothing. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const words = useUiWords();
  const [queue] = useState(() => new ToastQueue<ToastMessage>({ maxVisibleToasts: 1 }));
  const toasts = useMemo<Toasts>(
    () => ({
      show: (message) => {
        // The newest is read; one that can be taken back waits behind it, any other has been said.
        for (const { key, content } of queue.visibleToasts) if (!content.undo) queue.close(key);
        queue.add(message, { timeout: TOAST_LIFE });
      },
    }),
    [queue],
  );
  return (
    <ToastsContext value={toasts}>
      {children}
      <AriaToastRegion queue={queue} className={styles.region ?? ''} aria-label={words.notices} data-toasts>
        {({ toast }) => {
          const { text, tone = 'ok', undo } = toast.content;
          const takeBack = () => {
            queue.close(toast.key);
            undo?.onPress();
          };
          return (
            <AriaToast toast={toast} className={classNames(styles.toast, styles[tone])}>
              <Icon of={ICONS[tone]} className={styles.icon} />
              <ToastContent className={styles.words ?? ''}>
                <Text slot="title">{text}</Text>
              </ToastContent>
              {undo && (
                <Button variant="quiet" size="sm" onPress={takeBack}>
                  {undo.label}
                </Button>
              )}
            </AriaToast>
          );
        }}
      </AriaToastRegion>
    </ToastsContext>
  );
}

/** The toasts of the app. Needs a ToastProvider above. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (!toasts) throw new Error('useToasts is used outside a ToastProvider');
  return toasts;
}
