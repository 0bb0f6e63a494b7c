/** A document as sections with roles: which heading was taken for which part. */

import type { Heading as HeadingNode } from 'mdast';
import type { Document } from '../document.ts';
import { isUnfilledText } from '../placeholders.ts';
import { plainText } from '../text.ts';
import { type Role, roleOf } from './headings.ts';
import type { Section } from './notes.ts';
import { isSilent, labelOf } from './pieces.ts';

export function sectionsOf(document: Document): readonly Section[] {
  const { notes } = document;
  notes.sections ??= cutUp(document);
  return notes.sections;
}

function cutUp(document: Document): Section[] {
  const headings = document.root.children.filter((node): node is HeadingNode => node.type === 'heading');
  const title = titleOf(headings);
  const sections: Section[] = [
    { heading: null, role: null, parent: null, named: false, nodes: [], example: false },
  ];
  const open: Section[] = [];
  for (const node of document.root.children) {
    if (node.type !== 'heading') {
      sections.at(-1)?.nodes.push(node);
      continue;
    }
    while ((open.at(-1)?.heading?.depth ?? 0) >= node.depth) open.pop();
    const section = enter(node, open.at(-1) ?? null, node === title);
    section.example = open.at(-1)?.example || announcesExample(document, sections.at(-1), section);
    open.push(section);
    sections.push(section);
  }
  return sections;
}

/** The first heading is the title if no other stands as high. */
function titleOf(headings: readonly HeadingNode[]): HeadingNode | null {
  const [first] = headings;
  if (!first || first.depth > 2) return null;
  const peers = headings.filter((heading) => heading.depth <= first.depth);
  return peers.length === 1 || (first.depth === 1 && roleOf(plainText(first), null) === null) ? first : null;
}

function enter(node: HeadingNode, parent: Section | null, isTitle: boolean): Section {
  const text = plainText(node, { struck: false });
  const section: Section = {
    heading: { text, line: node.position?.start.line ?? 1, depth: node.depth },
    role: null,
    parent,
    named: false,
    nodes: [],
    example: false,
  };
  if (isTitle) return section;
  const role = roleOf(text, parent?.role ?? null);
  section.named = role !== null;
  section.role = role ?? handedDown(parent?.role ?? null);
  return section;
}

/** What a subsection without a name of its own is: one of the options below the options, else more of the same. */
function handedDown(parent: Role | null): Role | null {
  if (parent === 'alternatives') return 'alternative';
  return parent;
}

/** `### Alternative 1: [Name]`, a prompt, and `**Example**:` with nothing behind it but the next heading. */
function announcesExample(document: Document, before: Section | undefined, section: Section): boolean {
  if (!before?.heading || before.heading.depth !== section.heading?.depth) return false;
  if (!isUnfilledText(before.heading.text)) return false;
  const label = labelOf(
    document,
    before.nodes.findLast((node) => !isSilent(node)),
  );
  return label?.rest === '' && roleOf(label.name, 'alternative') === 'example';
}
