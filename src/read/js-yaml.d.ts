/** The little of js-yaml that is used here; the package brings no types. */
declare module 'js-yaml' {
  export const FAILSAFE_SCHEMA: unique symbol;
  export function load(text: string, options: { schema: typeof FAILSAFE_SCHEMA; json?: boolean }): unknown;
}
