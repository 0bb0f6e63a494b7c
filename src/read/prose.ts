import type { Nodes } from 'mdast';
import type { StatedRelation } from '../model/record.ts';
import { lowered } from './fold.ts';
import { findReferences, type Reference } from './references.ts';
import { findWordings, stated, type Wording, wordingRelations } from './relations.ts';
import { type Definitions, type Rich, richOf } from './rich.ts';
import { SUPERSESSION_STEMS } from './tables/verbs.ts';

export interface Options {
  definitions: Definitions;
  prefix: string | null;
  /** The record's own number: what it says of itself refers to nothing else. */
  number: number | null;
}

/** Paragraphs, list items and table rows of some blocks, code left out. */
export function textsOf(nodes: readonly Nodes[], definitions: Definitions): Rich[] {
  const out: Rich[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'tableRow') out.push(richOf(node, definitions));
    else if (
      node.type === 'root' ||
      node.type === 'list' ||
      node.type === 'listItem' ||
      node.type === 'blockquote' ||
      node.type === 'table' ||
      node.type === 'footnoteDefinition'
    )
      node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return out.filter((rich) => rich.text !== '');
}

/**
 * Relations a record's sentences state of the record itself: "this decision supersedes ADR-3", "we replace
 * [ADR-4] with the current one". Words about other records, denials and plans state none.
 */
export function proseRelations(texts: readonly Rich[], options: Options): StatedRelation[] {
  return texts.flatMap((rich) => {
    if (!/\d|\]|\.md/.test(rich.text) && rich.links.length === 0) return [];
    if (!SUPERSESSION_STEMS.test(rich.text)) return [];
    return [...inverse(rich, options), ...wordings(rich, options)];
  });
}

function wordings(rich: Rich, options: Options): StatedRelation[] {
  const found: StatedRelation[] = [];
  const own = new Set(weSupersede(rich));
  for (const wording of [...findWordings(rich), ...own]) {
    if (
      wording.type !== 'supersedes' &&
      wording.type !== 'superseded-by' &&
      wording.type !== 'amends' &&
      wording.type !== 'amended-by'
    )
      continue;
    if (wording.negated || wording.hypothetical) continue;
    if (!own.has(wording) && !speaksOfItself(rich, wording, options)) continue;
    const scope = scopeOf(rich, wording);
    const relations = wordingRelations(rich, wording, {
      carrier: 'text',
      prefix: options.prefix,
      free: false,
    });
    found.push(
      ...relations
        .filter(
          (relation) =>
            relation.href !== null ||
            /\D/.test(relation.targetText) ||
            wording.zone.to - wording.zone.from < 200,
        )
        .map((relation) => ({ ...relation, partial: relation.partial || scope === 'part' })),
    );
  }
  return found;
}

/** "We supersede [ADR 17] and [ADR 27] with the current ADR": the plain verb counts behind "we" and "this". */
function weSupersede(rich: Rich): Wording[] {
  const out: Wording[] = [];
  const pattern =
    /\b(?:we|this|these changes|the changes|changes)\s+(?:hereby\s+|also\s+|fully\s+)?(?:super[sc]ede|obsolete)\b(?!d)/giu;
  for (const match of rich.text.matchAll(pattern)) {
    const to = match.index + match[0].length;
    const end = /[.;](?=\s|$)/.exec(rich.text.slice(to));
    out.push({
      type: 'supersedes',
      partial: false,
      negated: false,
      hypothetical: false,
      from: match.index,
      to,
      zone: { from: to, to: end === null ? rich.text.length : to + end.index },
      clause: match.index,
    });
  }
  return out;
}

const SELF =
  /\b(?:this|the present|the current|present|current)\s+(?:[\p{L}-]+\s+){0,3}?(?:adr|decision|record|document|proposal|rfc|approach|protocol|design|specification|standard|version|architecture|change|changes|update|system)\b|\b(?:it|we|which|that|this)\s*(?:has been|have been|is|was|are|now|also|fully|hereby)*\s*$|\bthe\s+(?:new\s+)?(?:behaviou?r|approach|solution|decision|system|design|protocol)\b|\b(?:diese|dieser|dieses)\s+(?:adr|entscheidung|dokument)|\bcette\s+(?:décision|adr)|\best[ae]\s+(?:decisión|adr|decisão)|\bquest[ao]\s+(?:decisione|adr)|本(?:adr|决策|文档|決定)|この(?:adr|決定|文書)|이 (?:adr|결정)/u;

/** Whether the sentence's subject is this record, not another one. */
function speaksOfItself(rich: Rich, wording: Wording, options: Options): boolean {
  const before = lowered(rich.text.slice(wording.clause, wording.from));
  const named = findReferences(rich, {
    from: wording.clause,
    to: wording.from,
    prefix: options.prefix,
    anyLink: false,
  });
  const isOwn = ({ number }: Reference): boolean => number !== null && number === options.number;
  if (!named.every(isOwn)) return false;
  const own = named.length > 0;
  if (own || wording.from === wording.clause)
    return own || SELF.test(lowered(rich.text.slice(wording.from, wording.to)));
  if (wording.type === 'superseded-by' || wording.type === 'amended-by')
    return PASSIVE_SELF.test(before) || /described here/i.test(before);
  return SELF.test(before);
}

const PASSIVE_SELF =
  /\b(?:this|the present|the current)\s+(?:[\p{L}-]+\s+){0,2}?(?:adr|decision|record|document|proposal|rfc)\b[^.;]{0,60}$|^\W*it\s|\b(?:diese|dieser|dieses)\s+(?:adr|entscheidung|dokument)|\bcette\s+(?:décision|adr)|\best[ae]\s+(?:decisión|adr|decisão)|\bquest[ao]\s+(?:decisione|adr)/u;

/**
 * "replaces the limits described in ADR-5" means a part: several things of that record. "replaces the approach
 * described in ADR-5" means what that record decided.
 */
function scopeOf(rich: Rich, wording: Wording): 'whole' | 'part' {
  const zone = rich.text.slice(wording.zone.from, wording.zone.to);
  const object =
    /^\s*(.{0,160}?)\s*\b(?:described|specified|defined|outlined|documented|set out|set|listed|stated|given|introduced|proposed|made|established|laid out|detailed|of|from|in)\b/isu.exec(
      zone,
    )?.[1];
  if (object === undefined || object.trim() === '') return 'whole';
  const head = object.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
  if (
    /^(?:decisions|approaches|records|adrs|documents|architectures?|designs?|process|basis|analysis)$/.test(
      head,
    )
  )
    return 'whole';
  return /(?:[^s]s|段落|teile|abschnitte)$/u.test(head) && !/ss$/.test(head) ? 'part' : 'whole';
}

/** "[ADR-45], which this decision supersedes". */
function inverse(rich: Rich, { prefix }: Options): StatedRelation[] {
  const pattern =
    /,?\s*(?:which|that)\s+(?:is|was)?\s*(?:this|the present|the current)\s+(?:\p{L}+\s+)?(?:adr|decision|record|document)\s+((?:partially|partly)\s+)?(super[sc]edes|replaces|obsoletes|amends|extends|refines)\b/gu;
  return [...lowered(rich.text).matchAll(pattern)].flatMap((match) => {
    const start = Math.max(0, rich.text.lastIndexOf('\n', match.index), match.index - 200);
    const reference = findReferences(rich, { from: start, to: match.index, prefix, anyLink: false }).at(-1);
    const type = /amends|extends|refines/i.test(match[2] ?? '') ? 'amends' : 'supersedes';
    return reference === undefined
      ? []
      : [stated(rich, reference, { type, partial: match[1] !== undefined, carrier: 'text' })];
  });
}
