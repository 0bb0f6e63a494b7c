/** How the schemas of the configuration word what they expect. */
import { z } from 'astro/zod';

export const expected = (error: string): { error: string } => ({ error });
export const text = (error: string) => z.string(expected(error)).trim().min(1, expected(error));
export const isHttp = (value: string): boolean => /^https?:\/\/[^/\s]+/i.test(value);
