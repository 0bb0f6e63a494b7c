/** MADR's sentence of decision: `Chosen option: "X", because Y`, in the languages MADR is written in. */

import { BOUNDS } from '../../shared/bounds.ts';

export interface Chosen {
  name: string;
  /** From `because` on, as written; empty where no reason is given. */
  reason: string;
}

const LEAD_INS = [
  'chosen (?:option|alternative|solution|approach)s?',
  '(?:selected|preferred|recommended) (?:option|alternative|solution|approach)',
  '(?:we|the team) (?:chose|choose|selected|select|picked) (?:option|alternative)(?= \\d)',
  'gewählte (?:option|alternative|lösung)',
  'option (?:retenue|choisie)|solution (?:retenue|choisie)',
  'opción (?:elegida|seleccionada|escogida)|opção (?:escolhida|selecionada)',
  'opzione scelta|gekozen (?:optie|alternatief)|wybrana opcja',
  'выбранн(?:ый вариант|ая опция)|выбран вариант',
  '选择的?(?:方案|选项)|选定的?(?:方案|选项)|选中的?(?:方案|选项)',
  '(?:選択|採用)した(?:オプション|選択肢|案)|選択肢',
  '선택한 (?:옵션|대안)|선택된 (?:옵션|대안)',
].join('|');

const BECAUSE =
  'because|since|as it|weil|da|car|parce que|porque|ya que|perché|poiché|omdat|ponieważ|потому что|так как|поскольку|因为|なぜなら|왜냐하면';

/** The words alone are no naming (`is the preferred option.`): a colon, a verb or a quotation has to follow. */
const LEAD = new RegExp(
  `(?:^|[.!?]\\s+|[\\s>])[*_]*(?:${LEAD_INS})[*_]*(?:\\s*[:：][*_]*\\s*|\\s+(?:is|are|was|ist|est|es|é|è)\\b\\s*[:：]?\\s*|\\s*(?=["“„«\`「『'*])|\\s+(?=#?\\d)|\\s+[-–—]\\s+|\\s*\\n\\s*)`,
  'iu',
);
/** Closing marks by their opening ones: a name may hold marks of another kind. */
const QUOTES: Record<string, string> = {
  '"': '"”“',
  '“': '”"“',
  '”': '”"',
  '„': '“”"',
  "'": "'’",
  '‘': "’'",
  '«': '»',
  '`': '`',
  '「': '」',
  '『': '』',
  '[': ']',
  '{': '}',
  '*': '*',
  _: '_',
};

const PLAIN = new RegExp(
  `^(.+?)(?=[,，]?\\s+(?:${BECAUSE})(?![\\p{L}])|[.。](?:\\s|$)|[,，;]\\s|\\n|$)`,
  'iu',
);
const REASON = new RegExp(
  `^[*_"”’»\\s]*(?:[,，.、]|[-–—])?\\s*((?:${BECAUSE})(?![\\p{Ll}])[\\s\\S]*)$`,
  'iu',
);

/** Finds the chosen option in a paragraph, Markdown or plain; null where it names none. */
export function chosenIn(paragraph: string): Chosen | null {
  const text = paragraph.slice(0, BOUNDS.paragraph).replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1');
  const lead = LEAD.exec(text);
  if (!lead) return null;
  const after = text.slice(lead.index + lead[0].length);
  const named = quotedAt(after) ?? PLAIN.exec(after);
  const name = (named?.[1] ?? '')
    .replace(/[*_]{2}|`/g, '')
    .replace(/[\s,;]+$/, '')
    .trim();
  if (named === null || name === '') return null;
  const reason = REASON.exec(after.slice(named[0].length))?.[1] ?? '';
  return { name, reason: reason.trim().replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()) };
}

function quotedAt(text: string): RegExpExecArray | null {
  const opening = text[0] ?? '';
  const closing = QUOTES[opening];
  if (closing === undefined) return null;
  const [open, close] = [opening, closing].map((marks) => marks.replace(/[\][{}*^-]/g, '\\$&'));
  return new RegExp(`^(?:${open})+\\s*(.+?)\\s*[${close}]+(?=[\\s,.;:，。、（(*_]|$)`, 'u').exec(text);
}
