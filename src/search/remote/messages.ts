/** What a page and the worker that searches for it say to each other. */
import type { Hit, Passage, SearchFacet, SearchRequest, SearchResponse, Setup } from '../types.ts';

/** Each question of a page, with what answers it. */
export interface Questions {
  open: { ask: { base: string }; answer: Setup };
  search: { ask: { request: SearchRequest }; answer: FoundThere };
  more: { ask: { found: number; count: number }; answer: HitThere[] };
  counts: { ask: { found: number }; answer: Record<SearchFacet, Map<string, number>> };
  passages: { ask: { found: number; hit: number }; answer: Passage[] };
}
export type QuestionKind = keyof Questions;

export type Message = {
  [kind in QuestionKind]: { id: number; kind: kind } & Questions[kind]['ask'];
}[QuestionKind];

export type Reply = { id: number } & ({ answer: Questions[QuestionKind]['answer'] } | { failed: string });

/** A response that stays with the worker, which goes on with it when asked. */
export interface FoundThere extends Pick<SearchResponse, 'total' | 'replaced'> {
  found: number;
  hits: HitThere[];
}

/** `hit` counts the hits of a response. */
export type HitThere = Omit<Hit, 'passages'> & { hit: number };
