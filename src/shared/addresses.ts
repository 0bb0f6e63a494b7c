/** Small questions about addresses that several rooms ask. */

/** True for addresses with a scheme or `//host`: whatever is behind them, it is no path. */
export function hasScheme(href: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href);
}

/** Decodes percent-encoding where it is valid; text that is not is left as it stands. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** For signs that an address may hold and the marks around it may not. */
export function encodedSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

/**
 * Puts a site path below the base, percent-encoded: `/adr/12/` becomes `/docs/adr/12/`.
 *
 * @param base with or without a slash at its end
 */
export function underBase(base: string, path: string): string {
  return encodeURI(base.replace(/\/$/, '') + path);
}

/** A file beside a page: `/adr/12/` with `.md` is `/adr/12.md`. */
export function beside(permalink: string, ending: string): string {
  return permalink.replace(/\/$/, ending);
}

/** Where a site is published: the origin where it is known, and the base path. */
export interface Published {
  site: string | null;
  base: string;
}

/** The whole address of a site path; from the root of the host alone where the origin is not known. */
export function published({ site, base }: Published, path: string): string {
  return `${site ?? ''}${underBase(base, path)}`;
}
