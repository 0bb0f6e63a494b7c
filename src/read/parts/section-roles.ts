/** A document as sections with roles: which heading was taken for which part. */

import type { Heading } from 'mdast';
import type { Document, Section } from '../document.ts';
import { isUnfilledText } from '../placeholders.ts';
import { STRUCK, toPlainText } from '../text.ts';
import { getRole, type OwnSections } from './headings.ts';
import { isSilentNode, readLabel } from './section-items.ts';
import type { BodyPart } from './types.ts';

export function getBodySections(document: Document): readonly BodyPart[] {
  document.notes.sections ??= listBodySections(document);
  return document.notes.sections;
}

function listBodySections(document: Document): BodyPart[] {
  const { ownSections: own } = document;
  const title = findTitle(document.sections, own);
  const sections: BodyPart[] = [];
  for (const { heading: node, nodes, parent: at } of document.sections) {
    const parent = sections[at] ?? null;
    const inherited = parent?.role ?? null;
    const heading = node && {
      text: toPlainText(node, STRUCK),
      line: node.position?.start.line ?? 1,
      depth: node.depth,
    };
    const named = heading === null || node === title ? null : getRole(heading.text, inherited, own);
    // a subsection without a name of its own is one of the options below the options, else more of the same
    const more = inherited === 'alternatives' ? 'alternative' : inherited;
    const section: BodyPart = {
      ...{ heading, parent, nodes, named: named !== null, example: false, pieces: new Map() },
      role: heading === null || node === title ? null : (named ?? more),
    };
    section.example = parent?.example || isExampleIntroduction(document, sections.at(-1), section);
    sections.push(section);
  }
  return sections;
}

/** The first heading is the title if no other stands as high. */
function findTitle(sections: readonly Section[], own: OwnSections): Heading | null {
  const headings = sections.flatMap(({ heading }) => heading ?? []);
  const [first] = headings;
  if (!first || first.depth > 2) return null;
  const peers = headings.filter((heading) => heading.depth <= first.depth);
  return peers.length === 1 || (first.depth === 1 && getRole(toPlainText(first), null, own) === null)
    ? first
    : null;
}

/** `### Alternative 1: [Name]`, a prompt, and `**Example**:` with nothing behind it but the next heading. */
function isExampleIntroduction(document: Document, before: BodyPart | undefined, section: BodyPart): boolean {
  if (!before?.heading || before.heading.depth !== section.heading?.depth) return false;
  if (!isUnfilledText(before.heading.text)) return false;
  const label = readLabel(
    document,
    before.nodes.findLast((node) => !isSilentNode(node)),
  );
  return label?.rest === '' && getRole(label.name, 'alternative') === 'example';
}
