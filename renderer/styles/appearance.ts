/** How the desk looks on this computer: by day, by night, or as the system is set. */
export const appearances = ['light', 'dark', 'system'] as const;
export type Appearance = (typeof appearances)[number];

const REMEMBERED_AS = 'appearance';

/** As the system, unless this computer was told otherwise. */
export function chosenAppearance(): Appearance {
  const remembered = localStorage.getItem(REMEMBERED_AS);
  return appearances.find((appearance) => appearance === remembered) ?? 'system';
}

/** Remembers the choice on this computer and shows it at once. */
export function chooseAppearance(appearance: Appearance): void {
  localStorage.setItem(REMEMBERED_AS, appearance);
  showChosenAppearance();
}

/** Dresses the page as it was chosen (tokens.css obeys `data-theme`); to be called before anything is drawn. */
export function showChosenAppearance(): void {
  const appearance = chosenAppearance();
  if (appearance === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = appearance;
}
