/**
 * Searches beside the page, which stays free for the next key: among ten thousand records that match, Pagefind works
 * for a tenth of a second or two.
 */
import { underBase } from '../../shared/addresses.ts';
import { fetchJson } from '../../shared/fetch.ts';
import { openEngine } from '../open.ts';
import type { Engine, Hit, SearchResponse } from '../types.ts';
import type { HitThere, Message, Questions, Reply } from './messages.ts';

/** Responses that a page may still go on with: its palette's and its own, and those before them. */
const KEPT = 6;

let engine: Engine | null = null;
const responses = new Map<number, { response: SearchResponse; hits: Hit[] }>();
let count = 0;

addEventListener('message', ({ data }: MessageEvent<Message>) => {
  answer(data).then(
    (one) => postMessage({ id: data.id, answer: one } satisfies Reply),
    (error) => postMessage({ id: data.id, failed: String(error) } satisfies Reply),
  );
});

async function answer(message: Message): Promise<Questions[Message['kind']]['answer']> {
  if (message.kind === 'open') {
    engine ??= await openEngine({ href: (path) => underBase(message.base, path), fetchJson });
    return engine.setup;
  }
  if (message.kind === 'search') {
    if (engine === null) throw new Error('The search is not open.');
    return keep(await engine.search(message.request));
  }
  const kept = responses.get(message.found);
  if (kept === undefined) throw new Error('These results are gone.');
  if (message.kind === 'counts') return kept.response.counts();
  if (message.kind === 'more') return sent(kept.hits, await kept.response.more(message.count));
  return kept.hits[message.hit]?.passages() ?? [];
}

function keep(response: SearchResponse): Questions['search']['answer'] {
  const found = ++count;
  const hits: Hit[] = [];
  responses.set(found, { response, hits });
  responses.delete(found - KEPT);
  const { total, replaced } = response;
  return { found, total, replaced, hits: sent(hits, response.hits) };
}

/** Notes hits under their numbers, and gives what of them can be sent. */
function sent(hits: Hit[], next: Hit[]): HitThere[] {
  return next.map((one) => {
    const { card, title, marks } = one;
    return { hit: hits.push(one) - 1, card, title, marks };
  });
}
