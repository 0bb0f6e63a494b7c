import type { Heading as HeadingNode, Root } from 'mdast';
import type { Heading, Outline } from '../model/outline.ts';
import { plainText } from './text.ts';

/** The headings of a body with the lines their sections cover. `lineCount` is the file's. */
export function outlineOf(root: Root, lineCount: number): Outline {
  const nodes = root.children.filter((node): node is HeadingNode => node.type === 'heading');
  const outline: Heading[] = nodes.map((node) => {
    const line = node.position?.start.line ?? 1;
    const from = (node.position?.end.line ?? line) + 1;
    return { depth: node.depth, text: plainText(node), line, from, to: lineCount + 1 };
  });
  const open: Heading[] = [];
  for (const heading of outline) {
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) {
      const closed = open.pop();
      if (closed !== undefined) closed.to = heading.line;
    }
    open.push(heading);
  }
  return outline;
}
