import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'ar' | 'en';

/** Each language as it calls itself: whoever strayed into the other one still finds the way back. */
export const languageNames: Readonly<Record<Language, string>> = { ar: 'العربية', en: 'English' };

const REMEMBERED_AS = 'language';

const files = import.meta.glob<Record<string, unknown>>('./locales/*/*.json', { eager: true, import: 'default' });

/** All texts by language and area: `locales/ar/intake.json` is `ar` → `intake`. */
function collectTexts(): Record<string, Record<string, Record<string, unknown>>> {
  const texts: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, content] of Object.entries(files)) {
    const [, language = '', area = ''] = /locales\/(\w+)\/([\w-]+)\.json$/.exec(path) ?? [];
    texts[language] = { ...texts[language], [area]: content };
  }
  return texts;
}

/** Arabic unless this desk was switched to English; the choice is remembered on this computer. */
export const chosenLanguage = (): Language => (localStorage.getItem(REMEMBERED_AS) === 'en' ? 'en' : 'ar');

/** Remembers the language on this computer and opens the page anew in it, the other way round. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(REMEMBERED_AS, language);
  location.reload();
}

/** Makes the texts ready and turns the page the right way round. */
export async function startLanguage(): Promise<Language> {
  const language = chosenLanguage();
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'ar',
    resources: collectTexts(),
    defaultNS: 'desk',
    interpolation: { escapeValue: false },
  });
  document.title = i18next.t('desk:appName');
  return language;
}
