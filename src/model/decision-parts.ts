/**
 * The parts of a decision, as the template names them. Other dialects' headings are mapped onto these where
 * they mean the same. Every text is Markdown source as the author wrote it; `line` counts from 1.
 */
export interface Passage {
  text: string;
  line: number;
  /** It is not filled in: it is still the template's placeholder. */
  unfilled: boolean;
}

export interface Risk extends Passage {
  mitigation: Passage | null;
}

export interface Alternative {
  name: string;
  /** What the record calls it for short: the `2` of `Option 2: …`, the `B` of `Alternative B`; null for none. */
  label: string | null;
  line: number;
  /** Lines of all the headings, bold names and list items that name it, in order; `line` is the first. */
  named: number[];
  unfilled: boolean;
  /** The option that was taken, where the record lists it among the options (MADR does). */
  chosen: boolean;
  description: Passage[];
  pros: Passage[];
  cons: Passage[];
  neutral: Passage[];
  rejectedBecause: Passage | null;
  /** Lines of the blocks and items that say why it was rejected. */
  rejectedAt: number[];
}

export interface Phase extends Passage {
  /** `Phase 1`, without what it delivers. */
  name: string;
  /** `Weeks 1-2`; null if none is given. */
  period: string | null;
  delivers: string;
  /** From its own box, or from all the boxes below it; null if there is none. */
  done: boolean | null;
}

export interface Check extends Passage {
  /** Null for an item without a box. */
  done: boolean | null;
}

export interface Component extends Passage {
  name: string;
  description: string;
}

export interface DecisionParts {
  context: Passage[];
  decision: Passage[];
  consequences: {
    positive: Passage[];
    negative: Passage[];
    neutral: Passage[];
    risks: Risk[];
    /** Consequences the record does not sort into any of these. */
    general: Passage[];
  };
  alternatives: Alternative[];
  implementation: {
    architecture: Passage[];
    components: Component[];
    phases: Phase[];
    general: Passage[];
  };
  testing: Check[];
  monitoring: { metrics: Passage[]; alerts: Passage[]; general: Passage[] };
  related: Passage[];
  references: Passage[];
  reconsideration: Passage[];
  /** Lines of parts that are not filled in: blocks, items, rows, and headings of alternatives. In no certain order. */
  unfilled: number[];
  /** Which heading was taken for which part: `line` of the heading to the part's name. */
  roles: PartRole[];
}

export interface PartRole {
  line: number;
  part: Part;
  /** How a section that only the team's template has is laid out. */
  layout?: Layout;
}

/** Parts that a team may have under headings of its own. */
export const SECTION_KINDS = [
  'summary',
  'context',
  'drivers',
  'decision',
  'consequences',
  'positive',
  'negative',
  'neutral',
  'risks',
  'alternatives',
  'implementation',
  'architecture',
  'components',
  'rollout',
  'testing',
  'monitoring',
  'metrics',
  'alerting',
  'related',
  'references',
  'reconsideration',
] as const;

export type Part =
  | (typeof SECTION_KINDS)[number]
  | 'alternative'
  | 'status'
  | 'metadata'
  | 'changelog'
  /** A section that only the team's template has. */
  | 'own';

/** How a section that only the team's template has can be laid out. */
export const LAYOUTS = ['list', 'table', 'checklist', 'steps'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What a heading of the team's template means. */
export type SectionKind = (typeof SECTION_KINDS)[number] | { layout: Layout };

/** The headings of a document, as a tree flattened in order. */
export interface Heading {
  /** 1 to 6. */
  depth: number;
  /** Plain text. */
  text: string;
  line: number;
  /** First line after the heading, and the line after the section's last (subsections included). */
  from: number;
  to: number;
}

export type HeadingOutline = Heading[];

/** A run of lines, counted from 1; `to` is the line after the last. */
export interface LineRange {
  from: number;
  to: number;
}

/** The plain text of a part of a body, for the search. */
export interface BodySection {
  /** Of its heading; null for what is before the first one. */
  id: string | null;
  heading: string | null;
  /** What its heading, or one above it, was taken for. */
  part: Part | null;
  text: string;
}

export interface BodyHeading {
  depth: number;
  id: string;
  text: string;
}

/** A rendered body. */
export interface BodyFile {
  html: string;
  /** What its author wrote where the page shows facts instead. */
  factsHtml: string;
  headings: BodyHeading[];
  sections: BodySection[];
}
