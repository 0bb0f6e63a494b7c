/** The reader's theme, kept between visits; `early.ts` puts it on before the first paint. */
const KEY = 'cadre-theme';
const root = document.documentElement;

export function wireTheme(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('.theme input')) {
    input.checked = input.value === (root.dataset['theme'] ?? 'system');
    input.addEventListener('change', () => choose(input.value));
  }
}

function choose(theme: string): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
}
