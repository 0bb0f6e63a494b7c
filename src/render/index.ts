/** A record's body: Markdown → HTML, with its headings, its problems and the questions it asked. */
import { describeIssue, toReason } from '../messages/issues.ts';
import { escapeHtml } from '../shared/text.ts';
import { createContext } from './context.ts';
import { bodySource } from './parse.ts';
import { NO_EXTRACTS } from './parts/index.ts';
import { renderBody } from './render.ts';
import type { Renderer, RendererOptions } from './types.ts';

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
      const { report, problems, asked: links } = context;
      try {
        return { ...(await renderBody(context)), problems, links };
      } catch (error) {
        report({ line: null, ...describeIssue('issue.body-failed', { reason: toReason(error) }) });
        const source = bodySource(input);
        return {
          html: plainBody(source),
          factsHtml: '',
          headings: [],
          sections: [{ id: null, heading: null, part: null, text: source.trim() }],
          extracts: NO_EXTRACTS,
          problems,
          links,
          ids: [],
          fragments: [],
          imageHosts: [],
        };
      }
    },
  };
}

function plainBody(source: string): string {
  return `<pre class="plain-body" tabindex="0">${escapeHtml(source.trim())}</pre>`;
}
