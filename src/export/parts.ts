/** What a record says, part by part, as programs get it. Pure. */
import type { Anatomy, Passage } from '../model/anatomy.ts';
import type { ExportedParts } from './site.ts';

/** What nobody filled in is no part of a decision. */
export function exportedParts({ context, decision, consequences, alternatives }: Anatomy): ExportedParts {
  return {
    context: together(context),
    decision: together(decision),
    consequences: {
      positive: each(consequences.positive),
      negative: each(consequences.negative),
      neutral: each(consequences.neutral),
      risks: consequences.risks
        .filter(isFilled)
        .map(({ text, mitigation }) => ({ text, mitigation: textOf(mitigation) })),
      other: each(consequences.general),
    },
    alternatives: alternatives
      .filter(({ unfilled }) => !unfilled)
      .map(({ name, chosen, pros, cons, rejectedBecause }) => ({
        name,
        chosen,
        pros: each(pros),
        cons: each(cons),
        rejectedBecause: textOf(rejectedBecause),
      })),
  };
}

function isFilled({ unfilled }: Passage): boolean {
  return !unfilled;
}

function each(passages: readonly Passage[]): string[] {
  return passages.filter(isFilled).map(({ text }) => text);
}

function together(passages: readonly Passage[]): string | null {
  return each(passages).join('\n\n') || null;
}

function textOf(passage: Passage | null): string | null {
  return passage === null || passage.unfilled ? null : passage.text;
}
