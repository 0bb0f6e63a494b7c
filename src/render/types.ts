/** Input and output of the renderer. Plain values, so results can be cached. */
import type { IssueText, MessageText } from '../messages/issues.ts';
import type { Messages } from '../messages/messages.ts';
import type { BodyHeading, BodySection, DecisionParts, LineRange } from '../model/decision-parts.ts';
import type { Status } from '../model/record.ts';
import type { TicketFinder } from '../tickets/find-tickets.ts';
import type { DecidedRecord } from './parts/option-marks.ts';

export type RawHtmlPolicy = 'sanitize' | 'escape' | 'allow';

export interface RendererOptions {
  /** What becomes of HTML in Markdown; `sanitize` where nothing is said. */
  rawHtml?: RawHtmlPolicy;
  /** Ids the page uses itself; a heading that would take one gets a suffix. */
  reservedIds?: readonly string[];
  /** Finds tickets in text; without it, none are linked. */
  tickets?: TicketFinder;
}

/** Where a link leads, once resolved. */
export interface LinkTarget {
  href: string;
  /** Title of the target, for a tooltip; null if the words of the link are enough. */
  title: string | null;
  status?: Status;
}

export type AssetTarget = { url: string } | { refused: MessageText };

export interface RenderInput {
  /** The whole file, line ends as `\n`. */
  text: string;
  /** Words that are added to it; English where nothing is said. */
  messages?: Messages;
  /** Line the body starts on, after front matter; 1 if there is none. */
  bodyFrom?: number;
  /** Lines whose facts the page shows elsewhere: they come apart from the rest. */
  factLines?: readonly LineRange[];
  /** Leave out the first heading where it is an H1. */
  dropTitle?: boolean;
  /** The parts that were read in the text, to be laid out; null if it is not a record. */
  parts?: DecisionParts | null;
  /** The record's title and status, to set the decision beside the alternatives to it. */
  decided?: DecidedRecord | null;
  /** Numbers by which the record states relations to other records. */
  recordNumbers?: readonly number[];
  /** Asked for every address of a link but `#…`; null to keep it as it is. */
  resolveLink(href: string): LinkTarget | null;
  /** Asked for `ADR-12`, `[ADR-12][]` and `[#0008]` in prose; null if that is not a record, or this one. */
  resolveReference(number: number, text: string): LinkTarget | 'not published' | null;
  /** Asked for local images, and for local links that `resolveLink` does not resolve. */
  resolveAsset(href: string): AssetTarget | null;
  /** Asked for the names in wiki links (`[[name]]`): a file's name, a title. */
  resolveName?(name: string): LinkTarget | null;
}

export interface RenderIssue extends IssueText {
  /** Counts from 1; null if the place is not known. */
  line: number | null;
}

/**
 * One question the body asked of its resolvers, with the answer. A kept result still holds where the text, the
 * renderer's options and every answer are the same.
 */
export type TrackedLookup =
  | { kind: 'link'; href: string; resolved: LinkTarget | null }
  | { kind: 'reference'; href: string; number: number; resolved: LinkTarget | 'not published' | null }
  | { kind: 'name'; href: string; resolved: LinkTarget | null }
  | { kind: 'asset'; href: string; resolved: AssetTarget | null };

/** A piece of a body, ready as HTML. */
export interface Snippet {
  html: string;
  /** Id of the piece on the record's page. */
  anchor: string;
}

/** What the pages across the log show of a body. Parts that are not filled in are left out. */
export interface Snippets {
  /** `mitigation` is null if the record names none, empty if the risk's own words state it. */
  risks: (Snippet & { mitigation: string | null })[];
  /** Tests and steps of the rollout, or of a section that the team's own template calls `section`; `done` is null for one without a box. */
  checks: (Snippet & { done: boolean | null; kind: 'test' | 'rollout'; section?: string })[];
  /** What would reopen the decision. */
  conditions: Snippet[];
  tickets: TicketMention[];
}

/** One place in a body, or in its title, that names a ticket. */
export interface TicketMention {
  key: string;
  href: string | null;
  /** The words that name it, and the sentence they are in. */
  words: string;
  sentence: string;
  /** The heading it is below; null above the first one. */
  section: { id: string; text: string } | null;
}

export interface RenderedBody {
  html: string;
  /** The lines of facts, as their author wrote them; empty if there are none. */
  factsHtml: string;
  headings: BodyHeading[];
  sections: BodySection[];
  snippets: Snippets;
  issues: RenderIssue[];
  trackedLookups: TrackedLookup[];
  /** Every id on the page that the body brings along. */
  ids: string[];
  /** Its links to sections of other pages, which `findBrokenAnchors` checks. */
  fragments: Fragment[];
  /** Other hosts that its images come from, each once. */
  imageHosts: string[];
}

export interface Fragment {
  /** The address of the page. */
  target: string;
  id: string;
  /** The address as the author wrote it. */
  written: string;
  line: number | null;
}

export interface Renderer {
  /** Never throws: a body that cannot be rendered is shown as its plain text, with an issue. */
  render(input: RenderInput): Promise<RenderedBody>;
}
