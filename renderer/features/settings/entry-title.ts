/** What an entry of a list is called in the list: its label in the language, its name or title; empty where it has none yet. */
export function entryTitle(entry: unknown, language: 'ar' | 'en'): string {
  if (typeof entry !== 'object' || entry === null) return '';
  const held = entry as Readonly<Record<string, unknown>>;
  const named = ['label', 'name', 'title', 'question'].map((field) => held[field]).find((value) => value !== undefined);
  if (typeof named === 'string') return named;
  if (typeof named !== 'object' || named === null) return '';
  const { ar, en } = named as { readonly ar?: unknown; readonly en?: unknown };
  const words = language === 'en' && typeof en === 'string' && en !== '' ? en : ar;
  return typeof words === 'string' ? words : '';
}
