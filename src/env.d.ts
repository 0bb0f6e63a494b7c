/// <reference types="astro/client" />
/// <reference path="../.astro/types.d.ts" />

// for `tsc`, which does not read components; `astro check` does
declare module '*.astro' {
  const component: (props: object) => unknown;
  export default component;
}
