import { ToastProvider } from '#renderer/ui/feedback/Toasts.tsx';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';

/** Renders as the app does: Arabic, right to left, the Umm al-Qura calendar, Arabic-Indic digits. */
export function renderDesk(content: ReactNode) {
  const user = userEvent.setup();
  const around = (inner: ReactNode) => (
    <I18nProvider locale="ar-SA-u-ca-islamic-umalqura-nu-arab">
      <ToastProvider>{inner}</ToastProvider>
    </I18nProvider>
  );
  const view = render(around(content));
  return { user, ...view, rerender: (next: ReactNode) => view.rerender(around(next)) };
}
