import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { Router, useLocation } from 'wouter';
import { navigate, useHashLocation } from 'wouter/use-hash-location';
import type { Language } from '../i18n/language.ts';
import { uiWords } from '../i18n/ui-words.ts';
import { ToastProvider } from '../ui/feedback/Toasts.tsx';
import { UiText } from '../ui/text/UiText.tsx';

/** Calendars and digits of React Aria's own widgets. */
const locales: Record<Language, string> = {
  ar: 'ar-SA-u-ca-islamic-umalqura-nu-arab',
  en: 'en-GB-u-ca-islamic-umalqura',
};

/** Language, words, addresses and toasts, for everything below. Addresses live behind the hash: the page is one file. */
export function Providers({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  return (
    <I18nProvider locale={locales[language]}>
      <Router hook={useAddress}>
        <AriaRouter>
          <UiText words={uiWords[language]}>
            <ToastProvider>{children}</ToastProvider>
          </UiText>
        </AriaRouter>
      </Router>
    </I18nProvider>
  );
}

/** Goes to an address with its own query or with none: wouter's hash addresses would carry the last query along. */
const goTo: typeof navigate = (to, options) => navigate(to.includes('?') ? to : `${to}?`, options);

const useAddress = (): [string, typeof navigate] => {
  const [address] = useHashLocation();
  return [address, goTo];
};

function AriaRouter({ children }: { readonly children: ReactNode }) {
  const [, go] = useLocation();
  return (
    <RouterProvider navigate={go} useHref={(href) => `#${href}`}>
      {children}
    </RouterProvider>
  );
}
