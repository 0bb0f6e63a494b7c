/** What a run of the bench found, as `--json FILE` writes it. */
export interface Report {
  /** Raised when a field changes its meaning. */
  schema: 2;
  /** Start of the run, as of ISO 8601, in UTC. */
  date: string;
  machine: Machine;
  /** What was measured, by name: `cadre`, `@11ty/eleventy`, `pagefind`, `hugo` … */
  versions: Record<string, string>;
  collections: Collection[];
  installs: InstallFigure[];
  figures: Figure[];
  /** What should be among the figures and is not. */
  missing: Missing[];
  /** The palette of built sites, used in a browser. */
  searches: SearchFigure[];
  /** Pages of built sites, fetched over a slow connection. */
  pages: PageFigure[];
}

export interface Machine {
  system: string;
  processor: string;
  cores: number;
  /** Gibibytes. */
  memory: number;
  node: string;
}

/** Generated records. */
export interface Collection {
  records: number;
  bytes: number;
  /** Records with a Mermaid diagram. */
  diagrams: number;
}

/** What it takes to have a tool on a new machine. */
export interface InstallFigure {
  tool: string;
  packages: number;
  /** Packages that run a script when they are installed. */
  scripts: number;
  megabytes: number;
  run: Run;
}

/** All runs of one step of one tool, without its warm-up. */
export interface Figure {
  tool: string;
  step: string;
  records: number;
  runs: Run[];
}

export interface Run {
  seconds: number;
  /** Seconds of processor time, user and system, of the process and all it started; null if the system does not report it. */
  cpu: number | null;
  /** The most memory that the process and all it started held at once, in megabytes; null if the system does not report it. */
  peak: number | null;
}

export interface Missing {
  tool: string;
  /** Null if it is missing at all sizes. */
  records: number | null;
  reason: string;
}

export interface SearchFigure {
  records: number;
  /** From the key that opens the palette to its first list, in milliseconds, and the bytes fetched for it. */
  open: { ms: number; bytes: number };
  /** From a letter to the list that answers it, in milliseconds. */
  letter: { median: number; worst: number };
  /** Bytes for one whole query beyond what opening fetched. */
  query: { median: number; most: number };
}

export const BYTE_KINDS = ['html', 'script', 'style', 'font', 'other'] as const;
export type ByteKind = (typeof BYTE_KINDS)[number];

export interface PageFigure {
  records: number;
  page: string;
  /** Compressed, as they are sent. */
  bytes: Record<ByteKind, number>;
  /** Milliseconds to the largest contentful paint. */
  largestPaint: number;
  /** Cumulative layout shift. */
  shift: number;
}
