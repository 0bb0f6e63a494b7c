/**
 * How much of a thing is worked on. Records come from people nobody knows: what is larger is named as a problem and
 * shown as it is written, so that one file costs no other one its time. Every figure is far above what people write;
 * the largest record of the collections Cadre is tried on has 73 KB, the longest line of them under 4,000 characters.
 */
export const BOUNDS = {
  /** Bytes of a file. One of ten million is a data dump. */
  file: 10_000_000,
  /** Characters of a body, of which a line counts for no more than `weighed`, and more for each sign of Markdown beyond it. */
  body: 300_000,
  weighed: 2_000,
  markWeight: 5,
  /** Characters of a body in all. */
  wholeBody: 2_000_000,
  /** Blocks that one line opens, one in the other: the parser takes quadratic time for them. */
  openers: 120,
  /** Levels of nesting; recursion gives out well above it. */
  depth: 200,
  headings: 5_000,
  footnotes: 3_000,
  /** Signs written as `&…;`: the parser keeps what stands before each of them once more. */
  entities: 10_000,
  /** Cells of a table that nobody wrote: rows are filled up to the widest one, so they grow with its square. */
  filledCells: 50_000,
  /** Characters of a line, and of a paragraph, in which facts are looked for. */
  line: 10_000,
  paragraph: 10_000,
  /** Relations a record states: each is compared with each. */
  relations: 1_000,
  /** Problems of one body. */
  problems: 200,
  /** Characters of front matter, and uses of its anchors: a few lines can stand for billions of values. */
  frontMatter: 64 * 1024,
  aliases: 50,
  /** Characters of a block of code that is coloured: each word may be an element. */
  code: 100_000,
  /** Lines and characters of a diagram drawn at build, whose layout takes more than linear time; diagrams of a body. */
  diagramLines: 150,
  diagram: 10_000,
  diagrams: 100,
  /** Lines between its nodes. */
  diagramEdges: 150,
  /** The square of the lines of a diagram, summed over those of a body: what laying them out takes. */
  layoutWork: 60_000,
  /** Characters of a diagram that a browser draws: Mermaid's own bound. */
  shownDiagram: 50_000,
  /** Characters of a formula, formulas of a body. */
  formula: 5_000,
  formulas: 1_000,
} as const;
