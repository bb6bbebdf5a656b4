import i18next from 'i18next';
import { afterEach, expect, test, vi } from 'vitest';
import { chooseLanguage, chosenLanguage, startLanguage } from '#renderer/i18n/language.ts';

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

const page = () => {
  const { lang, dir } = document.documentElement;
  return { lang, dir, title: document.title, language: i18next.language };
};

test('the desk is Arabic, right to left, unless it was told otherwise', async () => {
  expect(await startLanguage()).toBe('ar');
  expect(page()).toEqual({ lang: 'ar', dir: 'rtl', title: 'استقبال', language: 'ar' });
});

test('an English desk is read left to right', async () => {
  localStorage.setItem('language', 'en');
  expect(await startLanguage()).toBe('en');
  expect(page()).toEqual({ lang: 'en', dir: 'ltr', title: 'Istiqbal', language: 'en' });
});

test('a language it does not speak is Arabic', async () => {
  localStorage.setItem('language', 'fr');
  expect(await startLanguage()).toBe('ar');
});

test('a chosen language is remembered, and the page opened anew in it', () => {
  const reload = vi.fn();
  vi.stubGlobal('location', { reload });
  chooseLanguage('en');
  expect(chosenLanguage()).toBe('en');
  expect(reload).toHaveBeenCalledOnce();
  chooseLanguage('ar');
  expect(chosenLanguage()).toBe('ar');
});
