/** Tickets as records name them, and what a site knows of its trackers. Plain data. */

export interface TicketPattern {
  /** Source of a regular expression, matched case-sensitively. */
  pattern: string;
  /** Address; `$0` stands for the whole match, `$1` … for its groups. */
  url: string;
  /** What the ticket is called across the log, filled in like the address; the match itself where left out. */
  key?: string;
}

/** A repository whose own issues are tickets: `acme/shop` at `https://github.com`. */
export interface TicketRepository {
  origin: string;
  /** Owner and name, as they are spelt; groups of GitLab among them. */
  path: string;
  /** How its host writes the address of an issue. */
  issue: string;
}

/** What makes words and addresses tickets in this log. */
export interface TicketsInput {
  patterns: TicketPattern[];
  /** Repositories whose issues are tickets of this log; that of the records last. */
  repositories: TicketRepository[];
}

/** A ticket, named in words or by an address. */
export interface NamedTicket {
  /** The same for every way of naming it: `PAY-123`, `acme/shop#12`. */
  key: string;
  /** Where it is tracked; null where nobody knows. */
  href: string | null;
}

/** One found in a text. */
export interface FoundTicket extends NamedTicket {
  from: number;
  to: number;
}
