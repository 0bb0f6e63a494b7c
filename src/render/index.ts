/** Renders the body of a record: Markdown → HTML, headings, issues and resolved links. */
import { escapeHtml } from '../shared/text.ts';
import { reportFailure } from './find-body-issues.ts';
import { getBodySource } from './parse.ts';
import { NO_SNIPPETS } from './parts/index.ts';
import { renderBody } from './render-body.ts';
import { createContext } from './render-context.ts';
import type { Renderer, RendererOptions } from './types.ts';

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
        reportFailure(context, error);
        const source = getBodySource(input);
        return {
          html: createPlainBody(source),
          factsHtml: '',
          headings: [],
          sections: [{ id: null, heading: null, part: null, text: source.trim() }],
          snippets: NO_SNIPPETS,
          issues,
          trackedLookups,
          ids: [],
          fragments: [],
          imageHosts: [],
        };
      }
    },
  };
}

function createPlainBody(source: string): string {
  return `<pre class="plain-body" tabindex="0">${escapeHtml(source.trim())}</pre>`;
}
