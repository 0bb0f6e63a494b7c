import { escapeHtml } from '../../shared/escape.ts';

/** Titles are plain text that may hold words marked as code. */
export interface TitlePart {
  text: string;
  code: boolean;
}

const CODE = /(`+)(.+?)\1(?!`)/g;

/** `Use \`fetch\` alone` as its parts, in order. */
export function titleParts(title: string): TitlePart[] {
  const parts: TitlePart[] = [];
  let from = 0;
  for (const match of title.matchAll(CODE)) {
    if (match.index > from) parts.push({ text: title.slice(from, match.index), code: false });
    parts.push({ text: match[2] ?? '', code: true });
    from = match.index + match[0].length;
  }
  if (from < title.length) parts.push({ text: title.slice(from), code: false });
  return parts;
}

/** The title without its marks, for places that hold text alone. */
export function plainTitle(title: string): string {
  return titleParts(title)
    .map((part) => part.text)
    .join('');
}

/** The title as safe HTML, its code marked. */
export function titleHtml(title: string): string {
  return titleParts(title)
    .map((part) => (part.code ? `<code>${escapeHtml(part.text)}</code>` : escapeHtml(part.text)))
    .join('');
}
