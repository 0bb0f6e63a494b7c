/** How options are named: `Alternative 1: Name ✅` and `Name` are one, and `Option 2` means the second. */
import type { Alternative } from '../../model/anatomy.ts';
import { fold } from '../fold.ts';

export interface OptionName {
  /** Without number and marks; a bare `Alternative 1` keeps its words. */
  name: string;
  /** `1`, `B`; null where the words give none. */
  label: string | null;
  /** The words or a mark say that this one was taken. */
  chosen: boolean;
}

const KIND =
  '(?:option|alternative|variante?|opción|opção|opzione|optie|opcja|alternativa|вариант|альтернатива|alt|方案|选项|選択肢|案|대안|옵션)';
const LABEL = '#?(\\d+|[A-Z]|[一二三四五六])(?![\\p{L}\\p{N}])';
const PREFIX = new RegExp(
  `^(?:considered\\s+)?(?:${KIND}\\s*(?:${LABEL})?|${LABEL})\\s*[:：.)–—-]+\\s+(?=\\S)`,
  'iu',
);
const BARE = new RegExp(`^${KIND}\\s*${LABEL}$`, 'iu');

const CHOSEN_MARK =
  /✅|✔|☑|[([](?:chosen|selected|accepted|recommended|gewählt|retenue?|elegida|escolhida|scelta|gekozen|wybrana|выбрано|采用|選択|채택)[^)\]]*[)\]]|\s[–—-]\s*(?:chosen|selected)\s*$/iu;

/** @param raw plain text of a heading, a label or an item */
export function readName(raw: string): OptionName {
  const bare = raw
    .replace(/✅|✔️?|☑️?|❌/gu, '')
    .replace(/\s*[([](?:chosen|selected|accepted|recommended|rejected|discarded)[^)\]]*[)\]]/giu, '')
    .replace(/\s[–—-]\s*(?:chosen|selected|rejected)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  const prefix = PREFIX.exec(bare);
  const name = bare
    .slice(prefix?.[0].length ?? 0)
    .replace(/\s*[:：]$/, '')
    .trim();
  const label = prefix?.[1] ?? prefix?.[2] ?? BARE.exec(bare)?.[1] ?? null;
  return {
    name: name === '' ? bare : name,
    label: label?.toUpperCase() ?? null,
    chosen: CHOSEN_MARK.test(raw),
  };
}

/** Whether two folded names mean one option: equal, or one a longer wording of the other. */
export function isSameKey(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 8 && long.startsWith(`${short} `);
}

/** The option that words like `Option 2` or `B.` mean, by label or else by place; null for any other words. */
export function byLabel(alternatives: readonly Alternative[], words: string): Alternative | null {
  const label =
    /^(?:the\s+)?(?:(?:option|alternative|alt|solution|variant)\s*)?[#("]*(\d+|[A-Z])[)".:]*$/i.exec(
      words.trim(),
    )?.[1];
  if (label === undefined) return null;
  if (alternatives.some((one) => one.label !== null)) {
    return alternatives.find((one) => one.label === label.toUpperCase()) ?? null;
  }
  return alternatives[Number(label) - 1] ?? null;
}

/** A name that says nothing by itself. */
export function isBareLabel(name: string): boolean {
  return BARE.test(name.trim());
}

/** Finds the option a decision names. */
export function findOption(alternatives: readonly Alternative[], words: string): Alternative | null {
  const { name, label } = readName(words);
  const wanted = fold(name);
  return (
    byLabel(alternatives, words) ??
    alternatives.find((one) => fold(one.name) === wanted) ??
    alternatives.find((one) => isSameKey(fold(one.name), wanted)) ??
    closest(alternatives, wanted) ??
    (label === null ? null : byLabel(alternatives, label))
  );
}

/** The longest name that holds the wanted words or is held by them. */
function closest(alternatives: readonly Alternative[], wanted: string): Alternative | null {
  const close = alternatives.filter((one) => overlap(fold(one.name), wanted));
  return close.sort((a, b) => b.name.length - a.name.length)[0] ?? null;
}

function overlap(a: string, b: string): boolean {
  return a.length > 2 && b.length > 2 && (a.includes(b) || b.includes(a));
}
