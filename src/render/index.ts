/** A record's body: Markdown → HTML, with its headings, its issues and the questions it asked. */
import { describeIssue, toReason } from '../messages/issues.ts';
import { escapeHtml } from '../shared/text.ts';
import { createContext, type RenderContext } from './context.ts';
import { getBodySource } from './parse.ts';
import { NO_SNIPPETS } from './parts/index.ts';
import { checkBody, renderBody } from './render.ts';
import type { RenderedBody, Renderer, RendererOptions } from './types.ts';

export type {
  AssetTarget,
  Fragment,
  LinkTarget,
  RawHtmlPolicy,
  RenderedBody,
  Renderer,
  RendererOptions,
  RenderInput,
  RenderIssue,
  Snippet,
  Snippets,
  TrackedLookup,
} from './types.ts';

export function createRenderer(options: RendererOptions = {}): Renderer {
  return {
    async render(input) {
      const context = createContext(input, options);
      const { issues, trackedLookups } = context;
      try {
        return { ...(await renderBody(context)), issues, trackedLookups };
      } catch (error) {
        return { ...failed(context, error), html: createPlainBody(getBodySource(input)) };
      }
    },
  };
}

/** Finds what is wrong in bodies; what it returns has no HTML. */
export function createChecker(options: RendererOptions = {}): Renderer {
  return {
    async render(input) {
      const context = createContext(input, options);
      try {
        const checked = checkBody(context);
        const { issues, trackedLookups } = context;
        const empty = { html: '', factsHtml: '', headings: [], sections: [], snippets: NO_SNIPPETS };
        return { ...empty, ...checked, issues, trackedLookups };
      } catch (error) {
        return failed(context, error);
      }
    },
  };
}

function failed({ input, report, issues, trackedLookups }: RenderContext, error: unknown): RenderedBody {
  report({ line: null, ...describeIssue('issue.body-failed', { reason: toReason(error) }) });
  const text = getBodySource(input).trim();
  return {
    html: '',
    factsHtml: '',
    headings: [],
    sections: [{ id: null, heading: null, part: null, text }],
    snippets: NO_SNIPPETS,
    issues,
    trackedLookups,
    ids: [],
    fragments: [],
    imageHosts: [],
  };
}

function createPlainBody(source: string): string {
  return `<pre class="plain-body" tabindex="0">${escapeHtml(source.trim())}</pre>`;
}
