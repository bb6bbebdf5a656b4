/** How the desk looks on this computer: by day, by night, or as the system is set. */
export const appearances = ['light', 'dark', 'system'] as const;
export type Appearance = (typeof appearances)[number];

/** Read at every start by resources/public/chosen-appearance.js too, before anything is drawn. */
const REMEMBERED_AS = 'appearance';

/** As the system, unless this computer was told otherwise. */
export function chosenAppearance(): Appearance {
  const remembered = localStorage.getItem(REMEMBERED_AS);
  return appearances.find((appearance) => appearance === remembered) ?? 'system';
}

/** Remembers the choice on this computer and shows it at once: tokens.css obeys `data-theme`. */
export function chooseAppearance(appearance: Appearance): void {
  localStorage.setItem(REMEMBERED_AS, appearance);
  if (appearance === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = appearance;
}
