/** How it is built: components, and phases with what each of them delivers. */
import type { RootContent } from 'mdast';
import type { Component, Passage, Phase } from '../../model/decision-parts.ts';
import { isUnfilledText } from '../placeholders.ts';
import { toPassage } from './section-items.ts';
import type { BodyPart, BodyPiece } from './types.ts';

/** A section below a part that is named after one of its entries, with its pieces. */
export interface NamedSection {
  section: BodyPart;
  pieces: readonly BodyPiece[];
}

/** Components are list items `**Name**: what it does`, or subsections named after them. */
export function readComponents({ section, pieces }: NamedSection): Component[] {
  const { heading } = section;
  if (section.role === 'components' && !section.named && heading) {
    const description = joinPieces(pieces);
    return [{ ...description, name: heading.text, description: description.text, line: heading.line }];
  }
  return pieces
    .filter((piece) => piece.kind === 'item' && piece.role === 'components')
    .map((piece) => {
      const { name, rest } = splitName(piece);
      return { ...toPassage(piece), name, description: rest };
    });
}

/** Phases are list items `**Phase 1**: Weeks 1-2 - what it delivers`, or subsections named after them. */
export function readPhases({ section, pieces }: NamedSection): Phase[] {
  const { heading } = section;
  if (isPhase(section) && heading) {
    const { name, period } = splitPeriod(heading.text);
    const delivers = joinPieces(pieces);
    const done = isDone(pieces.map(({ node }) => node));
    return [{ ...delivers, name, period, delivers: delivers.text, line: heading.line, done }];
  }
  // what is deeper belongs to the phase around it
  if (section.role === 'rollout' && !section.named) return [];
  return pieces
    .filter((piece) => piece.role === 'rollout')
    .filter((piece) => piece.kind === 'item' || (piece.name !== null && piece.rest !== ''))
    .map((piece) => {
      const label = splitName(piece);
      const { name, period } = splitPeriod(label.name);
      const split = period === null ? PERIOD_FIRST.exec(label.rest) : null;
      const own = split?.[1]?.replace(/^\[|\]$/g, '').trim() ?? period;
      const delivers = split ? label.rest.slice(split[0].length) : label.rest;
      return {
        ...toPassage(piece),
        name: name === '' ? delivers : name,
        period: own,
        delivers,
        done: piece.kind === 'item' ? isDone([piece.node]) : null,
      };
    });
}

/** A subsection of the rollout, or one of the implementation that calls itself a phase. */
export function isPhase({ heading, named, role, parent }: BodyPart): boolean {
  if (heading === null || named || parent?.named !== true) return false;
  return role === 'rollout' || (role === 'implementation' && PHASE.test(heading.text));
}

const PHASE =
  /^\P{L}*(?:phase|stage|step|milestone|iteration|sprint|etappe|schritt|étape|fase|etapa|этап|фаза)\s*\d/iu;

/** From its own box, else from all the boxes below it. */
function isDone(nodes: readonly RootContent[]): boolean | null {
  const [only] = nodes;
  if (nodes.length === 1 && only?.type === 'listItem' && typeof only.checked === 'boolean')
    return only.checked;
  const boxes = nodes.flatMap(listBoxes);
  return boxes.length === 0 ? null : boxes.every(Boolean);
}

function listBoxes(node: RootContent): boolean[] {
  const own = node.type === 'listItem' && typeof node.checked === 'boolean' ? [node.checked] : [];
  const below = node.type === 'list' || node.type === 'listItem' ? node.children.flatMap(listBoxes) : [];
  return [...own, ...below];
}

/** `Name: rest` where the name is marked or short; a piece without a name is all name. */
function splitName(piece: BodyPiece): { name: string; rest: string } {
  if (piece.name !== null) {
    const rest = piece.text.slice(piece.text.indexOf(piece.rest || piece.text)).trim();
    return { name: piece.name, rest: piece.rest === '' ? getNestedText(piece) : rest };
  }
  const plain = /^(`[^`]+`|[^:：\n.]{2,50}?)\s*(?:[:：]|\s[–—-])\s+([\s\S]+)$/.exec(piece.text);
  if (plain?.[1] && plain[2]) return { name: plain[1].replace(/[`*_]{1,3}/g, ''), rest: plain[2] };
  return { name: piece.text.split('\n')[0] ?? '', rest: getNestedText(piece) };
}

function getNestedText(piece: BodyPiece): string {
  return piece.text.split('\n').slice(1).join('\n').trim();
}

const UNIT =
  '(?:weeks?|days?|months?|sprints?|quarters?|iterations?|q[1-4]|h[12]|kw|wochen?|tage?|monate?|semaines?|jours?|mois|semanas?|días?|meses|weken|dagen|maanden|недел[яи]|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const PERIOD = `(?:~?\\d+\\s*(?:[-–—]\\s*\\d+\\s*)?${UNIT}\\b|${UNIT}\\b[\\s.]*\\d*(?:\\s*(?:[-–—/]|to|bis)\\s*(?:${UNIT}\\s*)?\\d+)*|\\d{4}(?:-\\d\\d){0,2})(?:\\s+\\d{4})?`;
/** A period at the beginning of what a phase delivers, with what joins it. */
export const PERIOD_FIRST = new RegExp(`^(\\[[^\\]]*\\d[^\\]]*\\]|${PERIOD})\\s*(?:[-–—:]|,)\\s+`, 'iu');
/** A period at the end of a phase's name, in brackets or behind a dash. */
export const PERIOD_IN = new RegExp(
  `\\s*[(（\\[](${PERIOD}[^)）\\]]*)[)）\\]]|\\s*[,–—-]\\s+(${PERIOD})$`,
  'iu',
);

/** `Phase 1 (Weeks 1-2)`: the name and the period apart. */
function splitPeriod(text: string): { name: string; period: string | null } {
  const match = PERIOD_IN.exec(text);
  if (!match) return { name: text, period: null };
  return { name: text.replace(match[0], '').trim(), period: match[1] ?? match[2] ?? null };
}

function joinPieces(pieces: readonly BodyPiece[]): Passage {
  const text = pieces
    .map((piece) => (piece.kind === 'item' ? `- ${piece.text.replaceAll('\n', '\n  ')}` : piece.text))
    .join('\n');
  return {
    text,
    line: pieces[0]?.line ?? 1,
    unfilled: pieces.every((piece) => piece.unfilled) || isUnfilledText(text),
  };
}
