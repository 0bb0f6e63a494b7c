/** Risks, each with what is done about it: nested below, behind it, or in the next column. */
import type { Table } from 'mdast';
import type { Passage, Risk } from '../../model/decision-parts.ts';
import type { Document } from '../document.ts';
import { isUnfilledText } from '../placeholders.ts';
import { createWordPattern } from '../section-names.ts';
import { toPlainText } from '../text.ts';
import { getRole } from './headings.ts';
import { getSourceText, toPassage } from './section-items.ts';
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
    else if (piece.kind === 'item' || !/[:：]$/.test(piece.text)) risks.push(splitRisk(toPassage(piece)));
  }
  return risks;
}

/** `Redis may be down. **Mitigation**: a second one`, `… (mitigation: a second one)`, also in an item below the risk. */
export const MITIGATION_MARK = new RegExp(
  `([(（]?)[*_]{0,3}(?<![\\p{L}])(?:${createWordPattern('risks/mitigation')})(?:[*_]{0,3}\\s*[:：][*_]{0,3}|[*_]{2,3}\\s+[-–—])\\s*`,
  'iu',
);

function splitRisk(risk: Passage): Risk {
  const mark = MITIGATION_MARK.exec(risk.text);
  const head = risk.text.slice(0, mark?.index ?? 0);
  const before = head.replace(/\n\s*[-*+]\s+$/.test(head) ? /\s+[-*+]\s+$/ : /[\s.;,—–-]{1,9}$/, '');
  const after = risk.text.slice(head.length + (mark?.[0].length ?? 0)).trim();
  if (!mark || before === '' || after === '') return { ...risk, mitigation: null };
  const text = mark[1] === '' ? after : after.replace(/[)）]\.?$/, '');
  const line = risk.line + head.split('\n').length - 1;
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
