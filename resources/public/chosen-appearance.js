/*
 * Dresses the page as this computer was told to (renderer/styles/appearance.ts) before anything is drawn: modules run
 * only after the first paint, and a night desk would begin with a white flash. The policy of the page allows no inline script.
 */
{
  const chosen = localStorage.getItem('appearance');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
}
