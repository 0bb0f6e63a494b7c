/** What the compiled pages export: Astro's application, which renders any page of any site. */
import { createApp } from 'astro/app/entrypoint';

export const app = createApp({ streaming: false });
