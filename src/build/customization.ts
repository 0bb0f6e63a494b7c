/** What a team customizes: logo, icon, colours, style sheets, tags in the head, navigation, footer, introduction. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { isImageAddress, type LookSettings, type Themed } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';
import type { Output } from '../outputs/types.ts';
import { createRenderer } from '../render/index.ts';
import { addBase } from '../shared/addresses.ts';
import type { SiteLook } from '../site/types.ts';
import { hashContent } from './assets.ts';

export interface Look {
  info: SiteLook;
  /** Files of the site. */
  outputs: Output[];
}

interface LookOptions {
  look: LookSettings;
  /** Starts and ends with a slash. */
  base: string;
  /** Called with something that is likely wrong. */
  warn(message: string): void;
}

/**
 * @throws {UserError} if a file is missing, a style sheet does not parse, or a colour is none
 */
export async function loadLook({ look, base, warn }: LookOptions): Promise<Look> {
  const outputs = new Map<string, Output>();
  const publish = (file: string, content: string | Uint8Array, name = basename(file)): string => {
    const path = `/files/${hashContent(content)}/${name}`;
    outputs.set(path, { path, make: () => content });
    return path;
  };
  const publishImage = (image: string, name: string): string =>
    isImageAddress(image)
      ? image
      : publish(image, readFileSync(image), `${name}${extname(image).toLowerCase()}`);
  const { logo, favicon, accent, css, head, csp, nav, footer, introduction } = look;
  if (accent !== null) await checkAccent(accent, warn);
  const styles: string[] = [];
  for (const file of css)
    styles.push(
      publish(file, await readStyles(file, (asset) => addBase(base, publish(asset, readFileSync(asset))))),
    );
  return {
    info: {
      accent,
      logo: logo && {
        light: publishImage(logo.light, 'logo'),
        dark: logo.dark === null ? null : publishImage(logo.dark, 'logo-dark'),
      },
      favicon: favicon && publishImage(favicon, 'favicon'),
      styles,
      head,
      csp,
      nav,
      footer: typeof footer === 'string' ? await renderText(footer) : footer,
      introduction: introduction && (await renderText(readFileSync(introduction, 'utf8'))),
    },
    outputs: [...outputs.values()],
  };
}

/** The backgrounds of the two themes: `--color-paper` in `styles/tokens.css`. */
const PAPER = { light: '#fcfbf8', dark: '#16171a' } as const;
/** What text needs: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const CONTRAST = 4.5;

// loaded by the sites that need them alone
async function checkAccent(accent: Themed, warn: (message: string) => void): Promise<void> {
  const { parse, wcagContrast } = await import('culori');
  for (const theme of ['light', 'dark'] as const) {
    const colour = accent[theme];
    if (colour === null) continue;
    if (parse(colour) === undefined) throw new UserError('error.accent', { colour });
    const contrast = wcagContrast(colour, PAPER[theme]);
    if (contrast < CONTRAST)
      warn(t('look.contrast', { colour, theme, contrast: contrast.toFixed(1), wanted: String(CONTRAST) }));
  }
}

/** A style sheet whose files beside it are part of the site. @throws {UserError} with the line, where it does not parse */
async function readStyles(file: string, publish: (file: string) => string): Promise<string> {
  const { default: postcss } = await import('postcss');
  try {
    const sheet = postcss.parse(readFileSync(file, 'utf8'), { from: file });
    sheet.walkDecls((declaration) => {
      declaration.value = declaration.value.replace(
        /url\(\s*(["']?)([^"')]+)\1\s*\)/g,
        (whole, _quote, address: string) => {
          const beside = resolve(dirname(file), address.replace(/[?#].*$/, ''));
          return /^(?:[a-z]+:|\/|#)/i.test(address) || !existsSync(beside)
            ? whole
            : `url("${publish(beside)}")`;
        },
      );
    });
    return sheet.toString();
  } catch (error) {
    if (!(error instanceof postcss.CssSyntaxError)) throw error;
    const { line = 0, reason } = error;
    throw new UserError('error.css', { file, line: String(line), reason });
  }
}

/** Markdown, as in a record: cleaned, and without links to records. */
async function renderText(text: string): Promise<string> {
  const { html } = await createRenderer().render({
    text,
    resolveLink: () => null,
    resolveReference: () => null,
    resolveAsset: () => null,
  });
  return html;
}
