/** The export of the compiled pages: the Astro app that renders any page of any site. */
import { createApp } from 'astro/app/entrypoint';

export const app = createApp({ streaming: false });
