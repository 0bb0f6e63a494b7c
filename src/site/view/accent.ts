/**
 * The site's accent as a style sheet: as it is on light paper, lightened for dark, so that one configured colour
 * serves both. Null where none is configured, or where the text could end the declaration it stands in.
 */
export function accentStyle(accent: string | null): string | null {
  if (accent === null || !/^[#\w\s(),.%/-]+$/.test(accent)) return null;
  return `:root{--site-accent:${accent};--site-accent-dark:color-mix(in oklab,${accent} 55%,white)}`;
}
