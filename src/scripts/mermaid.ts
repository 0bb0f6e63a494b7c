/**
 * Draws the Mermaid diagrams that could not be drawn at build. The library is large (2.5 MB), so it is fetched
 * from the site itself when a diagram comes near the screen, and only then.
 */
import address from '@mermaid-js/tiny/dist/mermaid.tiny.js?url';
import type { Messages } from '../messages/messages.ts';
import { toPlainDiagram } from '../shared/clean-mermaid.ts';
import { type DiagramSandbox, openSandbox, type SandboxDrawing, takeOutDrawing } from './diagram-sandbox.ts';

interface Mermaid {
  initialize(options: Record<string, unknown>): void;
  render(id: string, source: string): Promise<{ svg: string }>;
}

interface Diagram {
  figure: HTMLElement;
  source: string;
  label: string;
  drawing: HTMLElement | null;
  sheet: CSSStyleSheet | null;
}

let instance: Promise<{ mermaid: Mermaid; sandbox: DiagramSandbox }> | null = null;
let count = 0;

/** Finds the diagrams of the page that still wait to be drawn. A page without any loads nothing. */
export function drawDiagrams(messages: Messages): void {
  const diagrams: Diagram[] = [];
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const diagram = diagrams.find(({ figure }) => figure === target);
        if (!isIntersecting || diagram === undefined) continue;
        near.unobserve(target);
        void renderDiagram(diagram, messages);
      }
    },
    { rootMargin: '600px' },
  );
  for (const pre of document.querySelectorAll<HTMLElement>('pre.mermaid-source')) {
    const figure = pre.closest('figure');
    if (figure === null) continue;
    const label = pre.dataset['label'] ?? '';
    diagrams.push({ figure, source: pre.textContent ?? '', label, drawing: null, sheet: null });
    near.observe(figure);
  }
  if (diagrams.length > 0) redrawOnThemeChange(diagrams, messages);
}

/** A diagram that cannot be drawn keeps its source, and says so. */
async function renderDiagram(diagram: Diagram, messages: Messages): Promise<void> {
  count += 1;
  const id = `mermaid-${count}`;
  try {
    instance ??= openMermaid();
    const { mermaid, sandbox } = await instance;
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      secure: OURS,
      theme: 'base',
      ...getTheme(),
    });
    const { svg } = await mermaid.render(id, removeTags(toPlainDiagram(diagram.source)));
    showDiagram(diagram, takeOutDrawing(svg, id, sandbox), messages);
  } catch (error) {
    (await instance?.catch(() => null))?.sandbox.document.getElementById(`d${id}`)?.remove();
    if (diagram.drawing === null) diagram.figure.querySelector('pre')?.before(createNote(messages));
    console.warn(`A Mermaid diagram could not be drawn: ${error instanceof Error ? error.message : error}`);
  }
}

/** Settings that no diagram may change; its source has lost its directives already. */
const OURS = [
  ...['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'suppressErrorRendering'],
  ...['theme', 'themeCSS', 'themeVariables', 'fontFamily', 'altFontFamily', 'htmlLabels', 'dompurifyConfig'],
];

/**
 * Mermaid measures labels before it cleans them, and would load an image in one, so tags are escaped; line breaks and arrows (`<|--`, `<<interface>>`) stay.
 */
function removeTags(source: string): string {
  return source.replace(/(?<!<)<(?=[a-z/!?])(?!\/?br\s*\/?>)/gi, '#lt;');
}

function createNote({ t }: Messages): HTMLElement {
  const words = document.createElement('p');
  words.className = 'diagram-note';
  words.textContent = t('client.diagram-not-drawn');
  return words;
}

function showDiagram(diagram: Diagram, { picture, sheet }: SandboxDrawing, messages: Messages): void {
  const drawing = diagram.drawing ?? createDiagramFrame(diagram, messages);
  drawing.replaceChildren(picture);
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', diagram.label);
  const others = document.adoptedStyleSheets.filter((one) => one !== diagram.sheet);
  document.adoptedStyleSheets = [...others, sheet];
  diagram.sheet = sheet;
}

/** Puts the drawing's box in the source's place, and the source below it, folded. */
function createDiagramFrame(diagram: Diagram, { t }: Messages): HTMLElement {
  const drawing = document.createElement('div');
  drawing.className = 'mermaid-drawing';
  drawing.tabIndex = 0;
  drawing.setAttribute('role', 'group');
  drawing.setAttribute('aria-label', diagram.label);
  const details = document.createElement('details');
  details.className = 'mermaid-text';
  const summary = document.createElement('summary');
  summary.textContent = t('client.diagram-source');
  details.append(summary, ...diagram.figure.querySelectorAll('pre'));
  diagram.figure.append(drawing, details);
  diagram.drawing = drawing;
  return drawing;
}

/** The library is a classic script that leaves itself on its window. */
async function openMermaid(): Promise<{ mermaid: Mermaid; sandbox: DiagramSandbox }> {
  const sandbox = await openSandbox(new URL(address, location.href).href);
  const { mermaid } = sandbox.window as unknown as { mermaid?: Mermaid };
  if (mermaid === undefined) throw new Error('Mermaid did not start.');
  return { mermaid, sandbox };
}

/** Colours of slices, branches and periods: the site's tokens, blended into the sheet. */
const SERIES = ['accent', 'accepted', 'proposed', 'closed', 'rejected', 'draft'];

/** The page's colours, as they are at this moment: the library cannot read custom properties. */
function getTheme(): Record<string, unknown> {
  const colour = createColourReader();
  const [ink, soft, line, wash, sheet, accent] = ['ink', 'soft', 'line', 'wash', 'sheet', 'accent'].map(
    (name) => colour(`var(--color-${name})`),
  );
  const series = SERIES.flatMap((name, index) => {
    const fill = colour(`color-mix(in srgb, var(--color-${name}) 30%, var(--color-sheet))`);
    return [
      [`pie${index + 1}`, fill],
      [`git${index}`, fill],
      [`gitBranchLabel${index}`, ink],
      [`cScale${index}`, fill],
      [`cScaleLabel${index}`, ink],
      [`fillType${index}`, fill],
    ];
  });
  colour.close();
  return {
    fontFamily: getComputedStyle(document.body).fontFamily,
    themeVariables: {
      ...Object.fromEntries(series),
      darkMode: isDark(sheet ?? ''),
      background: sheet,
      mainBkg: wash,
      primaryColor: wash,
      primaryTextColor: ink,
      primaryBorderColor: soft,
      secondaryColor: sheet,
      tertiaryColor: wash,
      lineColor: soft,
      textColor: ink,
      titleColor: ink,
      nodeBorder: soft,
      clusterBkg: sheet,
      clusterBorder: line,
      edgeLabelBackground: sheet,
      gridColor: line,
      commitLabelColor: ink,
      commitLabelBackground: wash,
      pieStrokeColor: sheet,
      pieOuterStrokeColor: line,
      pieOpacity: '1',
      pieSectionTextColor: ink,
      pieTitleTextColor: ink,
      pieLegendTextColor: ink,
      taskTextOutsideColor: ink,
      taskTextColor: ink,
      todayLineColor: accent,
    },
  };
}

interface ColourReader {
  /** A CSS colour as the page shows it, in hexadecimal. */
  (css: string): string;
  close(): void;
}

function createColourReader(): ColourReader {
  const probe = document.createElement('span');
  document.body.append(probe);
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = (css: string): string => {
    probe.style.color = css;
    return toHex(getComputedStyle(probe).color, canvas);
  };
  return Object.assign(read, { close: () => probe.remove() });
}

/** Whatever notation the browser answers in, the library wants hexadecimal. */
function toHex(colour: string, canvas: CanvasRenderingContext2D | null): string {
  if (canvas === null) return colour;
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function isDark(colour: string): boolean {
  return Number.parseInt(colour.slice(1, 3), 16) < 128;
}

function redrawOnThemeChange(diagrams: Diagram[], messages: Messages): void {
  const redraw = async (): Promise<void> => {
    for (const diagram of diagrams) if (diagram.drawing !== null) await renderDiagram(diagram, messages);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => void redraw());
  new MutationObserver(() => void redraw()).observe(document.documentElement, {
    attributeFilter: ['data-theme'],
  });
}
