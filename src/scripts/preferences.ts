/** Preferences in the browser: theme and single-key shortcuts. Works without storage too. */

export function getStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function setStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It is asked again the next time.
  }
}

const SINGLE_KEYS = 'cadre-single-keys';

export function areSingleKeysOn(): boolean {
  return getStored(SINGLE_KEYS) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  setStored(SINGLE_KEYS, on ? 'on' : 'off');
}

/** The reader's theme, kept between visits; `early.ts` puts it on before the first paint. */
const THEME_KEY = 'cadre-theme';
const root = document.documentElement;

export function initTheme(): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('.theme input')];
  // one switch is above, and on a narrow screen one below
  const show = (): void => {
    for (const input of inputs) input.checked = input.value === (root.dataset['theme'] ?? 'system');
  };
  for (const input of inputs)
    input.addEventListener('change', () => {
      chooseTheme(input.value);
      show();
    });
  show();
}

function chooseTheme(theme: string): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
}

export interface Visit {
  /** Below the base. */
  permalink: string;
  number: number | null;
  title: string;
  /** Its status when it was viewed. */
  status?: string | undefined;
}

/** One more than is shown: the record whose page is open is left out. */
const KEPT = 6;

// several logs may lie on one host
const toVisitKey = (): string => `cadre-visits:${document.documentElement.dataset['base'] ?? '/'}`;

export function getLastVisits(): Visit[] {
  try {
    const kept: unknown = JSON.parse(getStored(toVisitKey()) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isVisit) : [];
  } catch {
    return [];
  }
}

/** Notes the record whose page is open. */
export function saveVisit(): void {
  const visit = getOpenRecord();
  if (visit === null) return;
  const others = getLastVisits().filter(({ permalink }) => permalink !== visit.permalink);
  setStored(toVisitKey(), JSON.stringify([visit, ...others].slice(0, KEPT)));
}

/** The record whose page is open; null on other pages. */
export function getOpenRecord(): Visit | null {
  const record = document.querySelector<HTMLElement>('.record[data-permalink]');
  const { permalink, number, status } = record?.dataset ?? {};
  if (permalink === undefined) return null;
  return {
    permalink,
    number: number === undefined ? null : Number(number),
    title: record?.querySelector('h1')?.textContent.trim() ?? permalink,
    status,
  };
}

function isVisit(value: unknown): value is Visit {
  const { permalink, title, number } = (value ?? {}) as Partial<Visit>;
  return (
    typeof permalink === 'string' &&
    permalink.startsWith('/') &&
    typeof title === 'string' &&
    (number === null || typeof number === 'number')
  );
}
