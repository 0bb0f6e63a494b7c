/** A record's body: Markdown → HTML, with its headings, its problems and the questions it asked. */
import { describeIssue, toReason } from '../messages/issues.ts';
import { escapeHtml } from '../shared/text.ts';
import { createContext, type RenderContext } from './context.ts';
import { bodySource } from './parse.ts';
import { NO_EXTRACTS } from './parts/index.ts';
import { checkBody, renderBody } from './render.ts';
import type { RenderedBody, Renderer, RendererOptions } from './types.ts';

export type {
  AssetTarget,
  Extract,
  Extracts,
  Fragment,
  LinkTarget,
  RawHtmlPolicy,
  RenderedBody,
  Renderer,
  RendererOptions,
  RenderInput,
  RenderProblem,
  Resolution,
} from './types.ts';

export function createRenderer(options: RendererOptions = {}): Renderer {
  return {
    async render(input) {
      const context = createContext(input, options);
      const { problems, asked: links } = context;
      try {
        return { ...(await renderBody(context)), problems, links };
      } catch (error) {
        return { ...failed(context, error), html: plainBody(bodySource(input)) };
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
        const { problems, asked: links } = context;
        const empty = { html: '', factsHtml: '', headings: [], sections: [], extracts: NO_EXTRACTS };
        return { ...empty, ...checked, problems, links };
      } catch (error) {
        return failed(context, error);
      }
    },
  };
}

function failed({ input, report, problems, asked: links }: RenderContext, error: unknown): RenderedBody {
  report({ line: null, ...describeIssue('issue.body-failed', { reason: toReason(error) }) });
  const text = bodySource(input).trim();
  return {
    html: '',
    factsHtml: '',
    headings: [],
    sections: [{ id: null, heading: null, part: null, text }],
    extracts: NO_EXTRACTS,
    problems,
    links,
    ids: [],
    fragments: [],
    imageHosts: [],
  };
}

function plainBody(source: string): string {
  return `<pre class="plain-body" tabindex="0">${escapeHtml(source.trim())}</pre>`;
}
