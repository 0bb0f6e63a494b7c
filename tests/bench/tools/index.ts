/** The programs that are measured over the same records. Adding one touches this list alone. */
import { cadre } from './cadre.ts';
import { eleventy } from './eleventy.ts';
import { hugo } from './hugo.ts';
import { log4brains } from './log4brains.ts';
import { starlight } from './starlight.ts';
import type { Tool } from './types.ts';

export const TOOLS: readonly Tool[] = [cadre, eleventy, hugo, starlight, log4brains];

/** The one that others are compared with. */
export const YARDSTICK = eleventy.key;
