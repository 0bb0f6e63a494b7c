import { findWordings } from './relations.ts';
import type { Rich } from './rich.ts';

const ITSELF =
  /^\W*(?:note|status|warning|important|caution|attention)?\W*(?:this|dies[er]*|cette|est[ae]|quest[ao]) (?:adr|decision|record|document|proposal|rfc|entscheidung|décision|decisión|decisão|decisione)\b.{0,40}?\b(?:is|has been|was|wurde|ist|a été|está|foi|è)\b/iu;

/** Says what it says of "this decision", not of something the record speaks of. */
export function isOfItself(text: string): boolean {
  return ITSELF.test(text);
}

/** Opens with "superseded by", or says it of "this decision"; wholly, and as a fact. */
export function isBanner(rich: Rich): boolean {
  if (rich.text.length > 300) return false;
  const wording = findWordings(rich).find(({ type }) => type === 'superseded-by');
  if (wording === undefined || wording.partial || wording.negated || wording.hypothetical) return false;
  return (
    ITSELF.test(rich.text) ||
    !/\p{L}/u.test(
      rich.text.slice(0, wording.from).replace(/\b(?:status|note|warning|important|caution)\b/gi, ''),
    )
  );
}
