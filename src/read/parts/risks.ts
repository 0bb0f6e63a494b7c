/** Risks, each with what is done about it: nested below, behind it, or in the next column. */
import type { ListItem, Table } from 'mdast';
import type { Passage, Risk } from '../../model/decision-parts.ts';
import type { Document } from '../document.ts';
import { isUnfilledText } from '../placeholders.ts';
import { toPlainText } from '../text.ts';
import { getRole } from './headings.ts';
import { getNodeLine, getSourceText, isSilentNode, readLabel, toPassage } from './section-items.ts';
import type { BodyPiece } from './types.ts';

export function readRisks(document: Document, pieces: readonly BodyPiece[]): Risk[] {
  const risks: Risk[] = [];
  for (const piece of pieces) {
    const last = risks.at(-1);
    if (piece.role === 'mitigation') {
      const mitigation = toPassage(piece);
      if (last && last.mitigation === null) last.mitigation = mitigation;
      else if (last?.mitigation) last.mitigation.text += `\n\n${piece.text}`;
      continue;
    }
    if (piece.node.type === 'table') risks.push(...readTableRisks(document, piece.node));
    else if (piece.node.type === 'listItem') risks.push(readItemRisk(document, piece.node, piece));
    else if (!/[:：]$/.test(piece.text)) risks.push(splitRisk(toPassage(piece)));
  }
  return risks;
}

/** `- Risk\n  - **Mitigation**: …` */
function readItemRisk(document: Document, item: ListItem, piece: BodyPiece): Risk {
  const lists = item.children.filter((child) => child.type === 'list');
  const nested = lists.flatMap((list) => list.children);
  const found = nested.find((inner) => isMitigation(document, inner));
  const paragraph = item.children.slice(1).find((child) => isLabelled(document, child));
  if (!found && !paragraph) return splitRisk(toPassage(piece));
  const label = readLabel(document, found ? found.children[0] : paragraph);
  const plain = found?.children[0] ? getSourceText(document, found.children[0]).replace(PLAIN_LABEL, '') : '';
  const text = label?.rest || plain || getNestedText(document, found) || '';
  const head = item.children[0];
  const others = nested.filter((inner) => inner !== found);
  const own = [
    head ? getSourceText(document, head) : '',
    ...others.map((inner) => `- ${getSourceText(document, inner.children[0], inner.children.at(-1))}`),
  ];
  return {
    text: own.filter((line) => line !== '').join('\n'),
    line: piece.line,
    unfilled: piece.unfilled,
    mitigation: {
      text,
      line: found ? getNodeLine(found) : paragraph ? getNodeLine(paragraph) : piece.line,
      // A template's mitigation below a risk that is not filled in is the template's too.
      unfilled: piece.unfilled || isUnfilledText(text),
    },
  };
}

function getNestedText(document: Document, item: ListItem | undefined): string {
  const rest = item?.children.slice(1).filter((child) => !isSilentNode(child)) ?? [];
  return rest.length === 0 ? '' : getSourceText(document, rest[0], rest.at(-1));
}

function isMitigation(document: Document, item: ListItem): boolean {
  const [head] = item.children;
  return (
    isLabelled(document, head) || (head !== undefined && PLAIN_LABEL.test(getSourceText(document, head)))
  );
}

function isLabelled(document: Document, node: ListItem['children'][number] | undefined): boolean {
  const label = readLabel(document, node);
  return label !== null && getRole(label.name, 'risks') === 'mitigation';
}

const NAMES =
  'mitigations?|mitigated by|countermeasures?|gegenmaßnahmen?|maßnahmen?|atténuation|mitigación|mitigação|mitigazione|maatregel(?:en)?|митигация|缓解措施|对策|対策|緩和策|완화';
const PLAIN_LABEL = new RegExp(`^[*_]*(?:${NAMES})[*_]*\\s*[:：][*_]*\\s*`, 'iu');
/** `Redis may be down. **Mitigation**: a second one`, `… (mitigation: a second one)`. */
export const MITIGATION_MARK = new RegExp(
  `([(（]?)[*_]{0,3}(?<![\\p{L}])(?:${NAMES})[*_]{0,3}\\s*[:：][*_]{0,3}\\s*`,
  'iu',
);

function splitRisk(risk: Passage): Risk {
  const mark = MITIGATION_MARK.exec(risk.text);
  const before = risk.text.slice(0, mark?.index ?? 0).replace(/[\s.;,—–-]{1,9}$/, '');
  const after = risk.text.slice((mark?.index ?? 0) + (mark?.[0].length ?? 0)).trim();
  if (!mark || before === '' || after === '') return { ...risk, mitigation: null };
  const text = mark[1] === '' ? after : after.replace(/[)）]\.?$/, '');
  const line = risk.line + before.split('\n').length - 1;
  return {
    text: before,
    line: risk.line,
    unfilled: risk.unfilled,
    mitigation: { text, line, unfilled: risk.unfilled || isUnfilledText(text) },
  };
}

/** A table with a column of risks and one of mitigations. */
function readTableRisks(document: Document, table: Table): Risk[] {
  const [head, ...rows] = table.children;
  const names = head?.children.map((cell) => toPlainText(cell)) ?? [];
  const mitigation = names.findIndex((name) => getRole(name, 'risks') === 'mitigation');
  const risk = Math.max(
    0,
    names.findIndex((name) => getRole(name, null) === 'risks'),
  );
  return rows.flatMap((row) => {
    const cell = (at: number): string => {
      const node = row.children[at];
      return node ? getSourceText(document, node as never).replace(/^\|?\s*|\s*\|?$/g, '') : '';
    };
    const text = cell(risk);
    if (text === '') return [];
    const line = row.position?.start.line ?? 1;
    const answer = mitigation < 0 ? '' : cell(mitigation);
    return [
      {
        text,
        line,
        unfilled: isUnfilledText(text),
        mitigation: answer === '' ? null : { text: answer, line, unfilled: isUnfilledText(answer) },
      },
    ];
  });
}
