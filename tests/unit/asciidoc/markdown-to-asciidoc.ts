/** Markdown as a team would write it in AsciiDoc, enough of it to compare a log in both. */
import type { Nodes, Parents, Table } from 'mdast';
import { markdownToMdast } from 'satteri';

export function markdownToAsciiDoc(markdown: string): string {
  const root = markdownToMdast(markdown, { features: { gfm: true, frontmatter: true } }) as Nodes;
  return `${'children' in root ? root.children.map((node) => block(node, 1)).join('\n\n') : ''}\n`;
}

function block(node: Nodes, depth: number): string {
  switch (node.type) {
    case 'heading':
      return `${'='.repeat(node.depth)} ${inline(node)}`;
    case 'paragraph':
      return inline(node);
    case 'code':
      return `${node.lang ? `[source,${node.lang}]\n` : ''}----\n${node.value}\n----`;
    case 'thematicBreak':
      return "'''";
    case 'blockquote':
      return `____\n${node.children.map((child) => block(child, 1)).join('\n\n')}\n____`;
    case 'list':
      return node.children
        .map((item) => {
          const mark = (node.ordered ? '.' : '*').repeat(depth);
          const box = item.checked === true ? '[x] ' : item.checked === false ? '[ ] ' : '';
          const [first, ...rest] = item.children;
          const more = rest.map((child) =>
            child.type === 'list' ? `\n${block(child, depth + 1)}` : `\n+\n${block(child, depth)}`,
          );
          return `${mark} ${box}${first ? block(first, depth + 1) : ''}${more.join('')}`;
        })
        .join('\n');
    case 'table':
      return table(node);
    case 'html':
      return `++++\n${node.value}\n++++`;
    default:
      return 'value' in node && typeof node.value === 'string' && String(node.type) === 'yaml'
        ? attributes(node.value)
        : '';
  }
}

function attributes(yaml: string): string {
  return yaml.replace(/^([\w-]+):/gm, ':$1:');
}

function table(node: Table): string {
  const [head, ...rows] = node.children.map((row) =>
    row.children.map((cell) => `|${inline(cell).replace(/\|/g, '\\|')}`),
  );
  return `[%header,cols="${head?.map(() => '1').join(',')}"]\n|===\n${[head?.join(' '), ...rows.map((row) => `\n${row.join('\n')}`)].join('\n')}\n|===`;
}

function inline(parent: Parents): string {
  return parent.children
    .map((node): string => {
      switch (node.type) {
        case 'text':
          return node.value.replace(/([*_`#^~{+])(?=\S)/g, (sign, _, at: number, all: string) =>
            (/\w/.test(all[at - 1] ?? '') && sign !== '{') || parent.type === 'link'
              ? sign
              : `pass:c[${sign}]`,
          );
        case 'strong':
          return `**${inline(node)}**`;
        case 'emphasis':
          return `__${inline(node)}__`;
        case 'inlineCode':
          return `\`\`+${node.value}+\`\``;
        case 'break':
          return ' +\n';
        case 'link':
          return `${/^https?:/.test(node.url) ? node.url : `${/\.md\b/.test(node.url) ? 'xref' : 'link'}:${node.url.replace(/\.md\b/, '.adoc')}`}[${inline(node).replace(/\]/g, '\\]')}]`;
        case 'image':
          return `image:${node.url}[${node.alt ?? ''}]`;
        default:
          return 'children' in node ? inline(node) : 'value' in node ? `pass:[${node.value}]` : '';
      }
    })
    .join('');
}
