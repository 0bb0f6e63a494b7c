/** A document as sections with roles: which heading was taken for which part. */

import type { Heading as HeadingNode } from 'mdast';
import type { Document } from '../document.ts';
import { isUnfilledText } from '../placeholders.ts';
import { toPlainText } from '../text.ts';
import { getRole, type OwnSections, type SectionRole } from './headings.ts';
import { isSilentNode, readLabel } from './section-items.ts';
import type { BodyPart } from './types.ts';

export function getBodySections(document: Document): readonly BodyPart[] {
  const { notes } = document;
  notes.sections ??= splitIntoSections(document);
  return notes.sections;
}

function splitIntoSections(document: Document): BodyPart[] {
  const headings = document.root.children.filter((node): node is HeadingNode => node.type === 'heading');
  const title = findTitle(headings, document.ownSections);
  const sections: BodyPart[] = [
    { heading: null, role: null, parent: null, named: false, nodes: [], example: false },
  ];
  const open: BodyPart[] = [];
  for (const node of document.root.children) {
    if (node.type !== 'heading') {
      sections.at(-1)?.nodes.push(node);
      continue;
    }
    while ((open.at(-1)?.heading?.depth ?? 0) >= node.depth) open.pop();
    const section = createSection(node, open.at(-1) ?? null, {
      isTitle: node === title,
      own: document.ownSections,
    });
    section.example = open.at(-1)?.example || isExampleIntroduction(document, sections.at(-1), section);
    open.push(section);
    sections.push(section);
  }
  return sections;
}

/** The first heading is the title if no other stands as high. */
function findTitle(headings: readonly HeadingNode[], own: OwnSections): HeadingNode | null {
  const [first] = headings;
  if (!first || first.depth > 2) return null;
  const peers = headings.filter((heading) => heading.depth <= first.depth);
  return peers.length === 1 || (first.depth === 1 && getRole(toPlainText(first), null, own) === null)
    ? first
    : null;
}

function createSection(
  node: HeadingNode,
  parent: BodyPart | null,
  { isTitle, own }: { isTitle: boolean; own: OwnSections },
): BodyPart {
  const text = toPlainText(node, { struck: false });
  const section: BodyPart = {
    heading: { text, line: node.position?.start.line ?? 1, depth: node.depth },
    role: null,
    parent,
    named: false,
    nodes: [],
    example: false,
  };
  if (isTitle) return section;
  const role = getRole(text, parent?.role ?? null, own);
  section.named = role !== null;
  section.role = role ?? getInheritedRole(parent?.role ?? null);
  return section;
}

/** What a subsection without a name of its own is: one of the options below the options, else more of the same. */
function getInheritedRole(parent: SectionRole | null): SectionRole | null {
  if (parent === 'alternatives') return 'alternative';
  return parent;
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
