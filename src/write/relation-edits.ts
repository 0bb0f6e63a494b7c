/** Ways to write that a record relates to another one. Pure. */
import { normalize } from '../read/normalize.ts';
import { findLabelFact } from '../read/vocabulary.ts';
import { addKey, addLabel, addRow, addToSection, keyLine } from './added-lines.ts';
import { type Example, rankPatterns, referTo } from './conventions.ts';
import type { LineEdit } from './file-text.ts';
import { findEmptyFields, findLabelLine, frontEnd, keyEnd, titleEnd } from './head.ts';
import type { Statement, Subject } from './types.ts';
import { findPlaces, quoteLike } from './value-places.ts';
import { relationPhrases, setCase } from './wording.ts';

/** Ways to name the other record, as the collection does first. */
export function references(
  { record, file, conventions }: Subject,
  { type, target }: NonNullable<Statement['relation']>,
  inStatus: boolean,
): string[] {
  const ofType = conventions.examples.filter((one) => one.type === type);
  const location = record.read.status?.location;
  const alike = ofType.filter((one) => one.location === location);
  const others = inStatus ? [] : conventions.examples;
  const isTemplate = /^\*\*status\*\*\s*:/i.test(
    file.lines[(record.read.status?.line ?? 0) - 1]?.trim() ?? '',
  );
  return referTo(rankPatterns(alike.length > 0 ? alike : ofType.length > 0 ? ofType : others).slice(0, 2), {
    from: record.path,
    to: target,
    bare: location === 'front matter' || (inStatus && isTemplate),
  });
}

/** Ways to state a relation, beside whatever the status says. */
export function* waysToRelate(
  subject: Subject,
  relation: NonNullable<Statement['relation']>,
): Generator<LineEdit[]> {
  const { file, conventions, record } = subject;
  const { lines } = file;
  const { type } = relation;
  const refs = references(subject, relation, false).slice(0, 4);
  const phrases = relationPhrases(conventions.language, type);
  for (const place of findEmptyFields(lines, type, conventions.vocabulary))
    for (const ref of refs) yield [place.put(ref)];
  yield* waysToAppend(subject, relation, refs);

  const same = conventions.examples.filter((one) => one.type === type);
  const [habit] = [
    ...Map.groupBy(
      same,
      (one) => `${one.location} ${one.label !== null} ${normalize(one.heading ?? '')}`,
    ).values(),
  ]
    .sort((a, b) => b.length - a.length)
    .map(([one]) => one);
  if (habit !== undefined) yield* waysAsExample(subject, habit, refs, phrases);

  const location = record.read.status?.location;
  const statusLine = record.read.status?.line ?? null;
  for (const ref of refs)
    for (const phrase of phrases) {
      if (location === 'front matter') yield* addKey(lines, conventions, phrase, ref);
      if (location === 'table' && statusLine !== null) yield* addRow(lines, statusLine - 1, phrase, ref);
      if ((location === 'bullet' || location === 'line') && statusLine !== null)
        yield* addLabel(lines, statusLine - 1, conventions, phrase, ref);
      if (location === 'section' && statusLine !== null)
        yield* addToSection(lines, statusLine - 1, `${setCase(phrase, 'capital')} ${ref}`);
    }
  for (const ref of refs)
    for (const phrase of phrases) {
      yield* addToRelated(subject, phrase, ref);
      if (frontEnd(lines) > 0) yield* addKey(lines, conventions, phrase, ref);
      const first = findLabelLine(lines, conventions.vocabulary);
      if (first >= 0) yield* addLabel(lines, first, conventions, phrase, ref);
      yield [{ at: titleEnd(lines), remove: 0, insert: ['', `**${setCase(phrase, 'capital')}**: ${ref}`] }];
      yield [
        {
          at: lines.length,
          remove: 0,
          insert: ['', '## Links', '', `- ${setCase(phrase, 'capital')} ${ref}`],
        },
      ];
    }
}

/** Beside what a field of the same relation names already. */
function* waysToAppend(
  { record, file, conventions }: Subject,
  { type }: NonNullable<Statement['relation']>,
  refs: readonly string[],
): Generator<LineEdit[]> {
  const { lines } = file;
  const stated = record.read.relations.findLast(({ type: one, line }) => one === type && line !== null);
  if (stated?.line == null) return;
  const { location, line } = stated;
  const places = findPlaces({ lines, vocabulary: conventions.vocabulary }, { location, line }, type);
  for (const ref of refs) {
    for (const place of places.filter((one) => one.location !== 'text' && one.location !== 'section')) {
      const { value } = place;
      const list = location === 'front matter' ? value.split('\n') : [];
      const [item = ''] = list;
      const indent = /^(\s*-\s+)/.exec(item)?.[1];
      if (indent !== undefined)
        yield [
          {
            at: place.at + list.length + 1,
            remove: 0,
            insert: [indent + quoteLike(item.slice(indent.length), ref)],
          },
        ];
      else if (/^\[.*\]$/.test(value) && location === 'front matter') {
        const inner = value.slice(1, -1).trim();
        const quote = /^["']/.exec(inner)?.[0] ?? '';
        const text = lines[place.at] ?? '';
        const all = `[${inner === '' ? '' : `${inner}, `}${quote}${ref}${quote}]`;
        yield [{ at: place.at, remove: 1, insert: [text.replace(value, () => all)] }];
      } else yield [place.put(`${value.replace(/^["'](.*)["']$/, '$1')}, ${ref}`)];
    }
    const text = lines[line - 1] ?? '';
    const [, mark] = /^(\s*(?:[-*+])\s+)/.exec(text) ?? [];
    const at = text.indexOf(stated.targetText);
    if (mark !== undefined && at > 0 && location !== 'bullet') {
      const before = text.slice(0, at).replace(/\[$/, '');
      yield [{ at: line, remove: 0, insert: [before + ref] }];
    }
    if (location === 'section' && mark === undefined && at > 0)
      yield* addToSection(lines, line - 1, text.slice(0, at).replace(/\[$/, '') + ref);
  }
}

function* waysAsExample(
  { record, file, conventions }: Subject,
  habit: Example,
  refs: readonly string[],
  phrases: readonly string[],
): Generator<LineEdit[]> {
  const { lines } = file;
  const { location, label, heading } = habit;
  const statusLine = (record.read.status?.line ?? 0) - 1;
  for (const ref of refs) {
    if (location === 'front matter' && label !== null && frontEnd(lines) > 0)
      yield [{ at: keyEnd(lines), remove: 0, insert: [keyLine(lines, label, ref)] }];
    if (location === 'table' && label !== null && statusLine >= 0)
      yield* addRow(lines, statusLine, label, ref);
    if ((location === 'bullet' || location === 'line') && label !== null) {
      const at = statusLine >= 0 ? statusLine : titleEnd(lines);
      yield* addLabel(lines, at, conventions, label, ref);
    }
    if (heading === null || label !== null) continue;
    const section = record.read.outline.find(({ text }) => normalize(text) === normalize(heading));
    for (const phrase of phrases) {
      const mark = /^(\s*[-*+]\s+)/.exec(habit.text)?.[1] ?? '';
      const words = mark + setCase(phrase, /^\W*\p{Ll}/u.test(habit.text) ? 'lower' : 'capital');
      if (section !== undefined) yield* addToSection(lines, section.line - 1, `${words} ${ref}`);
      else if (mark !== '')
        yield [{ at: lines.length, remove: 0, insert: ['', `## ${heading}`, '', `${words} ${ref}`] }];
    }
  }
}

/** An item of a section that lists related decisions. */
function* addToRelated(
  { record, file, conventions }: Subject,
  phrase: string,
  ref: string,
): Generator<LineEdit[]> {
  const section = record.read.outline.find(
    ({ text, depth }) =>
      depth > 1 && ['relates-to', 'references'].includes(findLabelFact(conventions.vocabulary, text) ?? ''),
  );
  if (section !== undefined)
    yield* addToSection(file.lines, section.line - 1, `- ${setCase(phrase, 'capital')} ${ref}`);
}
