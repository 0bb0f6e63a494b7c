/** Short names for what something is made of: the same for the same values, and for no others. */
import { hash } from 'node:crypto';

/** Records come from strangers: nobody can write two that share a name of so many digits. */
const DIGITS = 22;

/** @param value as plain as JSON: maps and sets would be empty */
export function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url').slice(0, DIGITS);
}
