/** The options that were weighed: from lists, from sections, from labels; one entry each, however often named. */
import type { Alternative, Passage } from '../../model/anatomy.ts';
import type { Document } from '../document.ts';
import { fold } from '../fold.ts';
import { plainText } from '../text.ts';
import { labelOf, textOf } from './blocks.ts';
import { chosenIn } from './chosen.ts';
import type { Role } from './headings.ts';
import { itemsOf, type Piece, piecesOf } from './pieces.ts';
import type { Section } from './sections.ts';
import { bulletTone, toneOf } from './tone.ts';
import { isUnfilled } from './unfilled.ts';

/** @param sections those with the role `alternatives` or `alternative`, and those inside them */
export function alternativesOf(document: Document, sections: readonly Section[]): Alternative[] {
  const book = new Book();
  const entries = new Map<Section, Alternative>();
  for (const section of sections) {
    if (section.role === 'aside') continue;
    const owner = section.role === 'alternatives' ? null : ownerOf(section, entries, book);
    const pieces = piecesOf(
      document,
      section.role === 'alternatives' ? section : { ...section, role: 'alternative' },
    );
    fill(document, pieces, {
      owner,
      book,
      role: PARTS.has(section.role ?? 'alternative') ? section.role : null,
    });
  }
  return book.all;
}

const PARTS: ReadonlySet<Role> = new Set(['pros', 'cons', 'neutral', 'rejected because', 'description']);

/** The alternative a section belongs to: its own where it names one, else that of the section around it. */
function ownerOf(section: Section, entries: Map<Section, Alternative>, book: Book): Alternative | null {
  const inherited = section.parent && entries.get(section.parent);
  const opens = section.heading !== null && section.role === 'alternative' && !inherited;
  const entry =
    opens && section.heading
      ? book.add(section.heading.text, section.heading.line)
      : (inherited ?? book.all.at(-1) ?? null);
  if (entry) entries.set(section, entry);
  return entry;
}

/** Alternatives in the order they are first named. */
class Book {
  readonly all: Alternative[] = [];

  add(raw: string, line: number): Alternative {
    const { name, chosen } = readName(raw);
    const known = this.all.find((other) => isSame(other.name, name));
    if (known) {
      known.chosen ||= chosen;
      return known;
    }
    const entry: Alternative = {
      name,
      line,
      unfilled: isUnfilled(raw),
      chosen,
      description: [],
      pros: [],
      cons: [],
      neutral: [],
      rejectedBecause: null,
    };
    this.all.push(entry);
    return entry;
  }
}

interface Target {
  owner: Alternative | null;
  book: Book;
  /** What the section's own heading says its text is (`#### Pros`). */
  role: Role | null;
}

function fill(document: Document, pieces: readonly Piece[], target: Target): void {
  const bullets = new Set(pieces.map((piece) => piece.bullet));
  let owner = target.owner;
  for (const piece of pieces) {
    const role = piece.role === 'alternatives' || piece.role === 'alternative' ? target.role : piece.role;
    if (owner && (target.owner || (role && PARTS.has(role)))) {
      put(owner, role, piece, bullets);
    } else if (piece.kind === 'item') {
      addItem(document, piece, target.book);
    } else if (isNameAlone(piece) && piece.name) {
      owner = target.book.add(piece.name, piece.line);
    } else if (owner) {
      put(owner, role, piece, bullets);
    }
  }
}

/** A paragraph that is a bold name and nothing else stands for a heading. */
function isNameAlone(piece: Piece): boolean {
  return piece.name !== null && piece.rest === '' && piece.text.startsWith('**');
}

function put(owner: Alternative, role: Role | null, piece: Piece, bullets: ReadonlySet<string>): void {
  const passage: Passage = { text: piece.text, line: piece.line, unfilled: piece.unfilled };
  if (role === 'rejected because') {
    if (owner.rejectedBecause) owner.rejectedBecause.text += `\n\n${passage.text}`;
    else owner.rejectedBecause = passage;
    return;
  }
  if (role === 'pros' || role === 'cons' || role === 'neutral') {
    owner[role].push(passage);
    return;
  }
  const tone = piece.kind === 'item' ? (toneOf(piece.text) ?? bulletTone(piece.bullet, bullets)) : null;
  if (tone === null) owner.description.push(passage);
  else owner[tone === 'positive' ? 'pros' : tone === 'negative' ? 'cons' : 'neutral'].push(passage);
}

/** `- **Name**: what it is`, with pros and cons perhaps nested below. */
function addItem(document: Document, piece: Piece, book: Book): void {
  if (piece.node.type !== 'listItem') return;
  const [head, ...more] = piece.node.children;
  if (!head) return;
  const label = labelOf(document, head);
  const plain = head.type === 'paragraph' ? plainText(head, { struck: true }) : textOf(document, head);
  const entry = book.add(label?.name ?? plain, piece.line);
  if (piece.unfilled) entry.unfilled = true;
  if (label && label.rest !== '') {
    entry.description.push({ text: label.rest, line: label.line, unfilled: isUnfilled(label.rest) });
  }
  for (const child of more) {
    const inner =
      child.type === 'list'
        ? itemsOf(document, child, { role: 'alternative', base: 'alternative' })
        : piecesOf(document, {
            heading: null,
            role: 'alternative',
            parent: null,
            named: false,
            nodes: [child],
          });
    const bullets = new Set(inner.map((one) => one.bullet));
    for (const one of inner) put(entry, one.role === 'alternative' ? null : one.role, one, bullets);
  }
}

/** `Alternative 1: Name ✅`: the name without its number and marks; a bare `Alternative 1` keeps it. */
function readName(raw: string): { name: string; chosen: boolean } {
  const chosen =
    /✅|✔|☑|[([](?:chosen|selected|accepted|recommended|gewählt|retenue?|elegida|escolhida|scelta|gekozen|wybrana|выбрано|采用|選択|채택)[^)\]]*[)\]]/iu.test(
      raw,
    );
  const bare = raw
    .replace(/✅|✔️?|☑️?|❌/gu, '')
    .replace(/\s*[([](?:chosen|selected|accepted|recommended|rejected|discarded)[^)\]]*[)\]]/giu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const name = bare
    .replace(NUMBER, '')
    .replace(/\s*[:：]$/, '')
    .trim();
  return { name: name === '' ? bare : name, chosen };
}

const NUMBER =
  /^(?:considered\s+)?(?:option|alternative|variante?|opción|opção|opzione|optie|opcja|alternativa|вариант|альтернатива|alt|方案|选项|選択肢|案|대안|옵션)?\s*(?:#?\d+|[A-Z]|[一二三四五六])?\s*[:：.)–—-]+\s+(?=\S)/iu;

function isSame(a: string, b: string): boolean {
  const left = fold(a);
  const right = fold(b);
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= 8 && long.startsWith(`${short} `);
}

/** Marks the option that the decision names. */
export function markChosen(alternatives: Alternative[], decision: readonly Passage[]): void {
  const chosen = decision
    .filter((passage) => !passage.unfilled)
    .map((passage) => chosenIn(passage.text)?.name ?? null)
    .find((name) => name !== null);
  if (!chosen) return;
  const wanted = fold(readName(chosen).name);
  const number = OPTION_NUMBER.exec(chosen)?.[1];
  const match =
    alternatives.find((one) => fold(one.name) === wanted) ??
    alternatives.find((one) => isSame(one.name, chosen)) ??
    longest(
      alternatives.filter(
        (one) =>
          wanted.length > 2 &&
          (fold(one.name).includes(wanted) || (fold(one.name).length > 2 && wanted.includes(fold(one.name)))),
      ),
    ) ??
    (number === undefined ? undefined : alternatives[Number(number) - 1]);
  if (match) match.chosen = true;
}

const OPTION_NUMBER = /^(?:option|alternative)\s*#?(\d+)/i;

function longest(found: Alternative[]): Alternative | undefined {
  return found.sort((a, b) => b.name.length - a.name.length)[0];
}
