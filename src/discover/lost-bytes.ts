/**
 * Characters whose UTF-8 holds a byte that Windows-1252 leaves undefined. Some tools drop that byte, and what
 * is left fits several characters; this list names, in order of preference, those that records hold.
 */
import { charOf, sequenceLength, UNDEFINED_BYTES } from './cp1252.ts';

const CANDIDATES = '❌┐┏┝═”‐←●⏰\ufe0f\u200d🔍🔐🔏👍👐🐍🌍🌐📝📍📐🏗🏷🤝😍😐🛍🧐🎁🙏💝💐';

/** Forms with the lost byte, longest first, so that no form hides a longer one. */
const FORMS: { form: string; text: string }[] = buildForms();

const FIRST = new Set(FORMS.map(({ form }) => form[0] ?? ''));

/** Finds the lost form at a place of a line. */
export function lostForm(line: string, at: number): { text: string; length: number } | null {
  if (!FIRST.has(line[at] ?? '')) return null;
  for (const { form, text } of FORMS) {
    if (line.startsWith(form, at)) return { text, length: form.length };
  }
  return null;
}

function buildForms(): { form: string; text: string }[] {
  const forms = new Map<string, string>();
  // A warning sign whose no-break space became a plain one: the one such form that is everywhere.
  forms.set('âš ', '⚠');
  const encoder = new TextEncoder();
  for (const char of CANDIDATES) {
    const bytes = [...encoder.encode(char)];
    // One byte may be lost of three or four: with less left over, anything would fit.
    if (sequenceLength(bytes[0] ?? 0) < 3) continue;
    if (bytes.filter((byte) => UNDEFINED_BYTES.includes(byte)).length !== 1) continue;
    for (const gap of ['', '\ufffd']) {
      const form = bytes.map((byte) => charOf(byte) ?? gap).join('');
      if (!forms.has(form)) forms.set(form, char);
    }
  }
  return [...forms].map(([form, text]) => ({ form, text })).sort((a, b) => b.form.length - a.form.length);
}
