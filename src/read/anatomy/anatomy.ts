/** A record's parts: its sections, read by the roles their headings give them. */
import type { List, ListItem, Table } from 'mdast';
import type { Anatomy, Check, Part, Passage } from '../../model/anatomy.ts';
import type { Document } from '../document.ts';
import { isUnfilledText } from '../placeholders.ts';
import { alternativesOf, bulletTone, markChosen, toneOf } from './alternatives.ts';
import type { Role } from './headings.ts';
import { componentsOf, type Entry, isPhase, phasesOf } from './implementation.ts';
import type { Piece, Section } from './notes.ts';
import { holdsLink, itemText, lineOf, passageOf, piecesOf, textOf } from './pieces.ts';
import { risksOf } from './risks.ts';
import { sectionsOf } from './sections.ts';

/** Reads a document section by section. A part the record lacks is an empty list. */
export function readAnatomy(document: Document): Anatomy {
  const sections = sectionsOf(document);
  const anatomy = emptyAnatomy();
  anatomy.roles = rolesOf(sections);
  anatomy.unfilled = sections.flatMap((section) => unfilledLines(document, section));
  anatomy.alternatives = alternativesOf(document, sections.filter(isAboutAlternatives));
  for (const section of sections) {
    if (isAboutAlternatives(section)) continue;
    const pieces = piecesOf(document, section);
    // what stands above the sections may have labels that name them: `**Decision:** …`
    if (section.role !== null) add(document, anatomy, { section, pieces });
    else anatomy.decision.push(...pieces.filter(({ role }) => role === 'decision').map(passageOf));
  }
  markChosen(anatomy.alternatives, anatomy.decision);
  return anatomy;
}

export function emptyAnatomy(): Anatomy {
  return {
    context: [],
    decision: [],
    consequences: { positive: [], negative: [], neutral: [], risks: [], general: [] },
    alternatives: [],
    implementation: { architecture: [], components: [], phases: [], general: [] },
    testing: [],
    monitoring: { metrics: [], alerts: [], general: [] },
    related: [],
    references: [],
    reconsideration: [],
    unfilled: [],
    roles: [],
  };
}

const OPTION_ROLES: ReadonlySet<Role> = new Set(['alternatives', 'alternative']);
const OPTION_PARTS: ReadonlySet<Role> = new Set([
  'description',
  'pros',
  'cons',
  'neutral',
  'rejected because',
  'example',
  'aside',
]);

function isAboutAlternatives({ role, parent }: Section): boolean {
  if (role === null) return false;
  return OPTION_ROLES.has(role) || (OPTION_PARTS.has(role) && parent !== null && isAboutAlternatives(parent));
}

/** What the parts of an alternative are called in the model's list of parts. */
const AS_PART: Partial<Record<Role, Part>> = { pros: 'positive', cons: 'negative' };
const NO_PART: ReadonlySet<Role> = new Set([
  'description',
  'rejected because',
  'mitigation',
  'example',
  'aside',
]);

function rolesOf(sections: readonly Section[]): Anatomy['roles'] {
  return sections.flatMap(({ heading, role, named, parent }) => {
    if (!heading || role === null || NO_PART.has(role)) return [];
    if (!named && !(role === 'alternative' && parent?.role === 'alternatives')) return [];
    return [{ line: heading.line, part: AS_PART[role] ?? (role as Part) }];
  });
}

/** Where a piece of each role goes. Roles that are missing here say nothing the anatomy holds. */
const PLACES: Partial<Record<Role, (anatomy: Anatomy) => Passage[]>> = {
  context: (anatomy) => anatomy.context,
  drivers: (anatomy) => anatomy.context,
  decision: (anatomy) => anatomy.decision,
  positive: (anatomy) => anatomy.consequences.positive,
  negative: (anatomy) => anatomy.consequences.negative,
  neutral: (anatomy) => anatomy.consequences.neutral,
  implementation: (anatomy) => anatomy.implementation.general,
  architecture: (anatomy) => anatomy.implementation.architecture,
  monitoring: (anatomy) => anatomy.monitoring.general,
  metrics: (anatomy) => anatomy.monitoring.metrics,
  alerting: (anatomy) => anatomy.monitoring.alerts,
  related: (anatomy) => anatomy.related,
  references: (anatomy) => anatomy.references,
};

function add(document: Document, anatomy: Anatomy, entry: Entry): void {
  const { pieces, section } = entry;
  anatomy.consequences.risks.push(
    ...risksOf(
      document,
      pieces.filter((piece) => piece.role === 'risks' || piece.role === 'mitigation'),
    ),
  );
  anatomy.implementation.components.push(...componentsOf(entry));
  anatomy.implementation.phases.push(...phasesOf(entry));
  if (isPhase(section)) return;
  const bullets = new Set(pieces.map((piece) => piece.bullet));
  for (const piece of pieces) {
    if (piece.role === 'consequences') addConsequence(anatomy, piece, bullets);
    else if (piece.role === 'testing') anatomy.testing.push(check(piece));
    else if (piece.role === 'reconsideration') addCondition(anatomy, piece);
    else if (piece.role) PLACES[piece.role]?.(anatomy).push(passageOf(piece));
  }
}

function addConsequence(anatomy: Anatomy, piece: Piece, bullets: ReadonlySet<string>): void {
  const tone = piece.kind === 'item' ? (toneOf(piece.text) ?? bulletTone(piece.bullet, bullets)) : null;
  anatomy.consequences[tone ?? 'general'].push(passageOf(piece));
}

function check(piece: Piece): Check {
  const box = piece.kind === 'item' ? (piece.node as ListItem).checked : null;
  return { ...passageOf(piece), done: box ?? null };
}

/** The line that leads the list in ("… should be revisited if:") is no condition. */
function addCondition(anatomy: Anatomy, piece: Piece): void {
  if (piece.kind === 'block' && /[:：]$/.test(piece.text)) return;
  anatomy.reconsideration.push(passageOf(piece));
}

/** Lines of a section's unfilled blocks, items and rows, and of its heading where it names an alternative. */
export function unfilledLines(document: Document, section: Section): number[] {
  const { heading, role, example } = section;
  if (heading === null) return [];
  const isName = role === 'alternative' && (example || isUnfilledText(heading.text));
  const own = piecesOf(document, section).flatMap((piece) => ofPiece(document, piece));
  return isName ? [heading.line, ...own] : own;
}

function ofPiece(document: Document, piece: Piece): number[] {
  const { node } = piece;
  if (node.type === 'listItem') {
    // what a template says below a risk nobody named is the template's; elsewhere somebody may have gone on
    const whole = piece.example || piece.role === 'risks' || isLeft(piece.text);
    return piece.unfilled && whole && !isNote(piece.text) ? [piece.line] : belowItem(document, node);
  }
  if (node.type === 'list') return ofList(document, node, piece.unfilled);
  if (piece.unfilled) return isNote(piece.text) ? [] : [piece.line];
  return node.type === 'table' ? rowsOf(document, node) : [];
}

function ofList(document: Document, list: List, all = false): number[] {
  return list.children.flatMap((item) =>
    all || (isLeft(itemText(document, item)) && !holdsLink(item))
      ? [lineOf(item)]
      : belowItem(document, item),
  );
}

function belowItem(document: Document, item: ListItem): number[] {
  return item.children.flatMap((child) => (child.type === 'list' ? ofList(document, child) : []));
}

/** A row of choices is no placeholder: a table of states may well consist of them. */
function rowsOf(document: Document, table: Table): number[] {
  return table.children.slice(1).flatMap((row) => {
    const text = textOf(document, row as never);
    return /[[{]/.test(text) && isLeft(text) && !holdsLink(row) ? [row.position?.start.line ?? 1] : [];
  });
}

function isLeft(text: string): boolean {
  return isUnfilledText(text) && !isNote(text);
}

/** `TBD` and `TODO: ask the harbour` say that something is missing: somebody wrote that. */
function isNote(text: string): boolean {
  return /^[^\p{L}]*(?:todo|fixme|tb[dc]|to be (?:done|decided|defined|written))\b/iu.test(text);
}
