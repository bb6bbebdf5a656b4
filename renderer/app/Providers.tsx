import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { goTo } from '../desk/go-to.ts';
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
        <RouterProvider navigate={goTo} useHref={hrefOf}>
          <UiText words={uiWords[language]}>
            <ToastProvider>{children}</ToastProvider>
          </UiText>
        </RouterProvider>
      </Router>
    </I18nProvider>
  );
}

const useAddress = (): [string, typeof goTo] => {
  const [address] = useHashLocation();
  return [address, goTo];
};

/** One and the same function: with another at each address, everything that may be a link would be drawn anew. */
const hrefOf = (address: string): string => `#${address}`;
