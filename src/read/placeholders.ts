/** Values that say "nothing here". */
const NOTHING =
  /^(?:n\/?a|none|nil|null|tbd|tba|tbc|todo|unknown|not applicable|nothing|undefined|keine?|nichts|aucune?|ninguno|ninguna|nenhum|nenhuma|nessuno|nessuna|geen|brak|нет|无|無|なし|없음|[-–—_.…*?/~]+)\.?$/i;

/** Patterns of dates nobody filled in. */
const DATE_PATTERN =
  /^[[{<(]?\s*(?:y{2,4}|j{4}|a{4}|r{4}|г{4})[-/. ]?(?:m{1,2}|м{1,2})[-/. ]?(?:d{1,2}|t{1,2}|j{1,2}|д{1,2})\b|^[[{<(]?\s*(?:d{1,2}|t{1,2}|j{1,2})[-/. ]m{1,3}[-/. ](?:y{2,4}|j{4}|a{4})\b|^[x?]{4}-[x?]{2}-[x?]{2}/i;

/** Whether a value states nothing: empty, a dash, `N/A`, or a template's text in brackets that nobody replaced. */
export function isUnfilled(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || NOTHING.test(trimmed) || DATE_PATTERN.test(trimmed) || isBracketed(trimmed);
}

/** `[short title of the problem]`, `{names}`, `<date>`: one pair of brackets around it all. */
export function isBracketed(text: string): boolean {
  const inner = /^(?:\[([^[\]]*)\]|\{([^{}]*)\}|\{\{([^{}]*)\}\}|<([^<>]*)>|\$\{([^{}]*)\})$/.exec(
    text.trim(),
  );
  const words = inner?.slice(1).find((group) => group !== undefined);
  return words !== undefined && !/^\W*(?:ADR[-_ ]?)?#?\d/i.test(words) && !/^\s*x?\s*$/i.test(words);
}

/** Nothing but a number nobody gave out yet: `ADR-XXX`, `NNNN`, `ADR-000N`, `[number]`. */
export function isUnnumbered(text: string): boolean {
  return /^(?:(?:ADR|RFC|MADR|DR)[-_ #:]*|#)?[[{<]?(?:0*[XNY]{2,}|0+[XN]|#{2,}|\?{2,})[\]}>]?[\s:.)–—-]*$|^(?:(?:ADR|RFC|MADR|DR)[-_ #:]*)?[[{<](?:number|nr|no\.?|id|index|short-id)[\]}>][\s:.)–—-]*$/u.test(
    text.trim(),
  );
}
