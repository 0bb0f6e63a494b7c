/** Types for the nodes of Asciidoctor that the conversion reads. Its own types are incomplete. */
export interface AdocNode {
  context: string;
  nodeName: string;
  type: string | null;
  id: string | null;
  style: string | null;
  target: string | null;
  /** Line of the text that was parsed. */
  lineno: number | null | undefined;
  level: number | null;
  /** Without substitutions; null if the author wrote none. */
  rawTitle: string | null;
  title: string | null;
  text: string | null;
  lines: string[];
  source: string;
  contentModel: string;
  parent: AdocNode | null;
  document: AdocNode;
  blocks: AdocNode[];
  attributes: Record<string, unknown>;
  /** Of a document: its title, and what is below it. */
  header: AdocNode | null;
  /** Of a table. */
  rows: Record<'head' | 'body' | 'foot', AdocNode[][]>;
  columns: AdocNode[];
  /** Of a cell. */
  colspan: number | null;
  rowspan: number | null;
  innerDocument: AdocNode | null;
  getAttribute(name: string): unknown;
  content(): Promise<unknown>;
  applySubs(text: string): Promise<string>;
  playbackAttributes(attributes: Record<string, unknown>): void;
}

/** An attribute as text; null if it is not set. */
export function attribute(node: AdocNode, name: string): string | null {
  const value = node.getAttribute(name);
  return value === undefined || value === null || value === false ? null : String(value);
}

export interface Converter {
  marks: InlineMarks;
  /** Line of the file for a line of what was parsed. */
  getLine(block: Pick<AdocNode, 'lineno'>): number | null;
  /** The lines that were parsed. */
  source: readonly string[];
  /** True if the file has no sections: a list of definitions takes their place. */
  hasNoSections: boolean;
}

export interface InlineMarks {
  convert(node: AdocNode, transform?: string | null): string;
  /** Converted text as Markdown. */
  finish(converted: string): string;
  /** Text without marks and escapes. */
  plain(converted: string): string;
  /** Footnotes in the order of their numbers. */
  footnotes: Map<string, string>;
  /** Titles of sections, as the converter leaves them: by the id the author gave them, the others by that of Cadre. */
  titles: Map<string, string>;
  headings: Map<string, string>;
}
