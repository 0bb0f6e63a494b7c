/** Preferences kept in the reader’s browser: theme and single-key shortcuts. Where storage is off, nothing is kept and nothing fails. */

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It is asked again the next time.
  }
}

const SINGLE_KEYS = 'cadre-single-keys';

export function areSingleKeysOn(): boolean {
  return recall(SINGLE_KEYS) !== 'off';
}

export function turnSingleKeys(on: boolean): void {
  keep(SINGLE_KEYS, on ? 'on' : 'off');
}

/** The reader's theme, kept between visits; `early.ts` puts it on before the first paint. */
const THEME_KEY = 'cadre-theme';
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
    if (theme === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
}
