import { Reason } from '../../../src/messages/issues.ts';
import {
  createRenderer,
  type RenderedBody,
  type RendererOptions,
  type RenderInput,
} from '../../../src/render/index.ts';

type Overrides = Partial<RenderInput> & { options?: RendererOptions };

/** Renders with resolvers that know records 1 to 20 and files that end in `.png` or `.pdf`. */
export function render(text: string, { options = {}, ...input }: Overrides = {}): Promise<RenderedBody> {
  return createRenderer(options).render({
    text,
    resolveLink: (href) =>
      /^\d{4}-.*\.md/.test(href) ? { href: `/adr/${Number(href.slice(0, 4))}/`, title: 'Use a queue' } : null,
    resolveReference: (number) =>
      number <= 20 ? { href: `/adr/${number}/`, title: 'Use a queue', status: 'accepted' } : null,
    resolveAsset: (href) => {
      if (href.startsWith('../../')) return { refused: new Reason('issue-reason.outside-repository').text };
      return /\.(?:png|pdf)$/.test(href) ? { url: `/files/${href}` } : null;
    },
    ...input,
  });
}

export async function renderHtml(text: string, overrides?: Overrides): Promise<string> {
  return (await render(text, overrides)).html;
}

export function listRules(body: RenderedBody): string[] {
  return body.issues.map((issue) => issue.rule);
}
