/** A record's parts: its sections, read by the roles their headings give them. */
import type { List, ListItem, Table } from 'mdast';
import type { Check, DecisionParts, Part, PartRole, Passage } from '../../model/decision-parts.ts';
import type { Document } from '../document.ts';
import { isUnfilledText } from '../placeholders.ts';
import { detectPolarity, markChosen, OPTION_PARTS, readAlternatives } from './alternatives.ts';
import { findOwnSection, type OwnSections, type SectionRole } from './headings.ts';
import { isPhase, type NamedSection, readComponents, readPhases } from './implementation.ts';
import { readRisks } from './risks.ts';
import { getItemText, getNodeLine, getPieces, getSourceText, hasLink, toPassage } from './section-items.ts';
import { getBodySections } from './section-roles.ts';
import type { BodyPart, BodyPiece } from './types.ts';

/** Reads a document section by section. A part the record lacks is an empty list. */
export function readParts(document: Document): DecisionParts {
  const sections = getBodySections(document);
  const parts = createEmptyParts();
  parts.roles = listRoles(sections, document.ownSections);
  parts.unfilled = sections.flatMap((section) => listUnfilledLines(document, section));
  parts.alternatives = readAlternatives(document, sections.filter(isAboutAlternatives));
  for (const section of sections) {
    if (isAboutAlternatives(section)) continue;
    const pieces = getPieces(document, section);
    // what stands above the sections may have labels that name them: `**Decision:** …`
    if (section.role !== null) addEntry(document, parts, { section, pieces });
    else parts.decision.push(...pieces.filter(({ role }) => role === 'decision').map(toPassage));
  }
  markChosen(parts.alternatives, parts.decision);
  return parts;
}

export function createEmptyParts(): DecisionParts {
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

const OPTION_ROLES: ReadonlySet<SectionRole> = new Set(['alternatives', 'alternative']);
const WITHIN_OPTION = new Set<SectionRole>([...OPTION_PARTS, 'example', 'aside']);

/** Whether a section is about what was not, or not only, chosen. */
export function isAboutAlternatives({ role, parent }: BodyPart): boolean {
  if (role === null) return false;
  return (
    OPTION_ROLES.has(role) || (WITHIN_OPTION.has(role) && parent !== null && isAboutAlternatives(parent))
  );
}

/** What the parts of an alternative are called in the model's list of parts. */
const AS_PART: Partial<Record<SectionRole, Part>> = { pros: 'positive', cons: 'negative' };
const NO_PART = new Set<SectionRole>(['description', 'rejected because', 'mitigation', 'example', 'aside']);

function listRoles(sections: readonly BodyPart[], own: OwnSections): PartRole[] {
  return sections.flatMap(({ heading, role, named, parent }) => {
    if (!heading || role === null || NO_PART.has(role)) return [];
    if (!named && !(role === 'alternative' && parent?.role === 'alternatives')) return [];
    const section = named ? findOwnSection(heading.text, own) : null;
    const layout = section?.role === role ? section.layout : null;
    const part = AS_PART[role] ?? (role as Part);
    return [{ line: heading.line, part, ...(layout === null ? {} : { layout }) }];
  });
}

/** Where a piece of each role goes. Roles that are missing here say nothing the anatomy holds. */
const PLACES: Partial<Record<SectionRole, (parts: DecisionParts) => Passage[]>> = {
  context: (parts) => parts.context,
  drivers: (parts) => parts.context,
  decision: (parts) => parts.decision,
  positive: (parts) => parts.consequences.positive,
  negative: (parts) => parts.consequences.negative,
  neutral: (parts) => parts.consequences.neutral,
  implementation: (parts) => parts.implementation.general,
  architecture: (parts) => parts.implementation.architecture,
  monitoring: (parts) => parts.monitoring.general,
  metrics: (parts) => parts.monitoring.metrics,
  alerting: (parts) => parts.monitoring.alerts,
  related: (parts) => parts.related,
  references: (parts) => parts.references,
};

function addEntry(document: Document, parts: DecisionParts, entry: NamedSection): void {
  const { pieces, section } = entry;
  parts.consequences.risks.push(
    ...readRisks(
      document,
      pieces.filter((piece) => piece.role === 'risks' || piece.role === 'mitigation'),
    ),
  );
  parts.implementation.components.push(...readComponents(entry));
  parts.implementation.phases.push(...readPhases(entry));
  if (isPhase(section)) return;
  for (const piece of pieces) {
    if (piece.role === 'consequences')
      parts.consequences[detectPolarity(piece) ?? 'general'].push(toPassage(piece));
    else if (piece.role === 'testing') parts.testing.push(toCheck(piece));
    else if (piece.role === 'reconsideration') addCondition(parts, piece);
    else if (piece.role) PLACES[piece.role]?.(parts).push(toPassage(piece));
  }
}

function toCheck(piece: BodyPiece): Check {
  const box = piece.kind === 'item' ? (piece.node as ListItem).checked : null;
  return { ...toPassage(piece), done: box ?? null };
}

/** The line that leads the list in ("… should be revisited if:") is no condition. */
function addCondition(parts: DecisionParts, piece: BodyPiece): void {
  if (piece.kind === 'block' && /[:：]$/.test(piece.text)) return;
  parts.reconsideration.push(toPassage(piece));
}

/** Lines of a section's unfilled blocks, items and rows, and of its heading where it names an alternative. */
export function listUnfilledLines(document: Document, section: BodyPart): number[] {
  const { heading, role, example } = section;
  if (heading === null) return [];
  const isName = role === 'alternative' && (example || isUnfilledText(heading.text));
  const own = getPieces(document, section).flatMap((piece) => listPieceLines(document, piece));
  return isName ? [heading.line, ...own] : own;
}

function listPieceLines(document: Document, piece: BodyPiece): number[] {
  const { node, unfilled } = piece;
  if (node.type === 'list') return listItemLines(document, node, unfilled);
  // what a template says below a risk nobody named is the template's; elsewhere somebody may have gone on
  const isWhole = (): boolean =>
    node.type !== 'listItem' || piece.example || piece.role === 'risks' || isUnfilledText(piece.text);
  if (unfilled && isWhole() && !isNote(piece.text)) return [piece.line];
  if (node.type === 'listItem') return listItemLines(document, node);
  return node.type === 'table' ? listRowLines(document, node) : [];
}

/** Items that nobody filled in, in lists below one another. */
function listItemLines(document: Document, { children }: List | ListItem, all = false): number[] {
  return children.flatMap((child) => {
    if (child.type === 'list') return listItemLines(document, child);
    if (child.type !== 'listItem') return [];
    const isUnfilled = all || (isUnfilledPiece(getItemText(document, child)) && !hasLink(child));
    return isUnfilled ? [getNodeLine(child)] : listItemLines(document, child);
  });
}

/** A row of choices is no placeholder: a table of states may well consist of them. */
function listRowLines(document: Document, table: Table): number[] {
  return table.children.slice(1).flatMap((row) => {
    const text = getSourceText(document, row as never);
    return /[[{]/.test(text) && isUnfilledPiece(text) && !hasLink(row) ? [row.position?.start.line ?? 1] : [];
  });
}

function isUnfilledPiece(text: string): boolean {
  return isUnfilledText(text) && !isNote(text);
}

/** `TBD` and `TODO: ask the harbour` say that something is missing: somebody wrote that. */
function isNote(text: string): boolean {
  return /^[^\p{L}]*(?:todo|fixme|tb[dc]|to be (?:done|decided|defined|written))\b/iu.test(text);
}
