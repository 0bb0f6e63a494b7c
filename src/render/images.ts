/** Images of a body: from beside the record, or from elsewhere; never from outside the repository. */
import { kindOfAddress } from '../shared/address-kind.ts';
import { type Element, element, lineOf, text } from './html/tree.ts';
import type { Report } from './report.ts';
import type { Ask } from './resolutions.ts';
import type { RenderProblem } from './types.ts';

export function resolveImage(image: Element, ask: Ask, report: Report): void {
  const { src, alt, title, width, height } = image.properties;
  const words = typeof alt === 'string' ? alt.trim() : '';
  const found = findImage(typeof src === 'string' ? src.trim() : '', ask);
  if ('rule' in found) {
    report({ line: lineOf(image), ...found });
    showPlaceholder(image, words);
    return;
  }
  image.properties = { src: found.url, alt: words, loading: 'lazy', decoding: 'async' };
  if (typeof title === 'string' && title !== '') image.properties['title'] = title;
  if (isPixels(width)) image.properties['width'] = Number(width);
  if (isPixels(height)) image.properties['height'] = Number(height);
}

function findImage(href: string, ask: Ask): { url: string } | Omit<RenderProblem, 'line'> {
  const kind = kindOfAddress(href);
  if (kind === 'external') return { url: href };
  if (kind === 'unsafe') {
    return {
      rule: 'unsafe-address',
      message: `The image "${href.slice(0, 80)}" is not shown: its address is of a kind that a site must not load.`,
      hint: 'Keep the image as a file beside the record.',
    };
  }
  const asset = href === '' ? null : ask.asset(href);
  if (asset !== null && 'url' in asset) return asset;
  if (asset === null) {
    return {
      rule: 'missing-image',
      message: href === '' ? 'An image names no file.' : `The image "${href}" is not there.`,
      hint: 'Mend the path, or add the file to the repository.',
    };
  }
  return {
    rule: 'outside-image',
    message: `The image "${href}" is not shown: ${asset.refused}.`,
    hint: 'Move it beside the record.',
  };
}

function isPixels(value: unknown): boolean {
  return /^\d{1,5}$/.test(String(value ?? ''));
}

function showPlaceholder(image: Element, words: string): void {
  image.tagName = 'span';
  image.properties = { className: ['missing-image'] };
  const note = words === '' ? 'Image not available' : 'Image not available: ';
  image.children = [element('span', { dataAdded: '' }, [text(note)]), text(words)];
}
