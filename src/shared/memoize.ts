/** Computes a value when it is first used, and keeps it. */
export function lazy<T>(work: () => T): () => T {
  let known: { value: T } | null = null;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}

/** Longer texts are rarely asked for twice. In UTF-16 units. */
const LONGEST = 120;
/** Answers that are kept at most; then all are dropped, since a log can be of any size. */
const MOST = 2000;

/** `work`, which must be pure, with its answers to short texts remembered. Answers must not be changed. */
export function memoize<T>(work: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return work(text);
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = work(text);
    if (answers.size >= MOST) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}

/** The same for work that depends on an object as well. */
export function memoizeFor<K extends object, T>(
  work: (owner: K, text: string) => T,
): (owner: K, text: string) => T {
  const known = new WeakMap<K, (text: string) => T>();
  return (owner, text) => {
    const own = known.get(owner) ?? memoize((one) => work(owner, one));
    known.set(owner, own);
    return own(text);
  };
}
