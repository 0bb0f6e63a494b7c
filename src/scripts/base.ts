/** Where this site lies on its host, as its pages tell. */
import { underBase } from '../shared/addresses.ts';

/** Puts a site path below the base. */
export function href(path: string): string {
  return underBase(document.documentElement.dataset['base'] ?? '/', path);
}
