/** The language of a body, where it is not that of the page around it, and the direction of its words. */
import { eachElement, isElement, type Root, textOf } from './html/tree.ts';

/** Scripts of one language, or of one far more often than of others; the share of letters it takes. */
const SCRIPTS: readonly [letters: RegExp, language: string, share: number][] = [
  [/[پچژگ]/gu, 'fa', 0.02],
  [/\p{Script=Arabic}/gu, 'ar', 0.3],
  [/\p{Script=Hebrew}/gu, 'he', 0.3],
  [/[ґєії]/giu, 'uk', 0.02],
  [/\p{Script=Cyrillic}/gu, 'ru', 0.3],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja', 0.1],
  [/\p{Script=Hangul}/gu, 'ko', 0.3],
  [/\p{Script=Han}/gu, 'zh', 0.3],
  [/\p{Script=Greek}/gu, 'el', 0.3],
  [/\p{Script=Thai}/gu, 'th', 0.3],
  [/\p{Script=Devanagari}/gu, 'hi', 0.3],
];

/** The commonest words of languages in Latin letters. Those that several share count for each. */
const COMMON: Record<string, string> = {
  en: 'the of and to in is we for that this be with as are on it not by or an will have from which can has should our use when',
  de: 'der die das und wir ist nicht ein eine zu den von mit für auf dass sich des im dem wird werden auch als an es oder bei wie nach sie damit muss aus einen um',
  fr: 'le la les de des et nous est une un pour que dans en du pas sur qui par au ce avec sont plus ne se cette ou être nos aux il',
  es: 'el la los las de y que en un una para con no se es por del lo como más su al esta sin este son o nuestro cada ser',
  pt: 'o a os as de e que em um uma para com não se é por do da no na como mais dos das ao ou são nós pela ser',
  it: 'il la lo gli le di e che in un una per con non si è da del della come più dei nel al sono ogni o questo nostro alla',
  nl: 'de het een en van wij we is niet voor dat met op te zijn in die er aan ook als bij wordt om naar uit of kan door onze',
  pl: 'i w na z się nie do jest że to o jak po dla przez od są oraz lub za być co aby ale będzie tylko',
  sv: 'och att det som en på är av för med den till inte har vi de ett om kan ska från så men eller när',
  da: 'og at det som en på er af for med den til ikke har vi de et om kan skal fra så men eller når',
  cs: 'a v na se je že to s do pro jako z by i o k jsou ale nebo pokud aby která který není',
  tr: 've bir bu için ile de da olarak daha çok gibi biz olan her ne veya var değil kadar sonra',
};
const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, words] of Object.entries(COMMON))
  for (const word of words.split(' ')) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);

/** Characters that are enough to tell by. */
const ENOUGH = 2500;

/** Null for English, and for what cannot be told. */
export function detectLanguage(text: string): string | null {
  const start = text.slice(0, ENOUGH);
  if (/[^\u0000-\u02ff\u2000-\u2bff]{3}/.test(start)) {
    const letters = start.match(/\p{L}/gu)?.length ?? 0;
    for (const [pattern, language, share] of SCRIPTS) {
      const found = start.match(pattern)?.length ?? 0;
      if (found > 4 && found > letters * share) return language;
    }
  }
  const words = start.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = new Map<string, number>();
  for (const word of words)
    for (const language of LANGUAGES_OF.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  const [[first, most] = ['en', 0], [, next] = ['', 0]] = [...hits].sort((a, b) => b[1] - a[1]);
  const isSure = most >= 4 && most >= words.length / 8 && most >= next * 1.5;
  return isSure && first !== 'en' ? first : null;
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const BLOCK = /^(?:p|li|t[dh]|d[dt]|h[2-6]|summary|figcaption)$/;
const CODE = /^(?:pre|code|math)$/;

/** Says in which language the blocks of a body are, and lets words from right to left run that way. Code does not. */
export function markLanguage(root: Root, text: string): void {
  const language = detectLanguage(text);
  const isReversed = RIGHT_TO_LEFT.test(text);
  if (language === null && !isReversed) return;
  const direction = /^(?:ar|fa|he)$/.test(language ?? '') ? 'rtl' : undefined;
  for (const node of root.children) {
    if (!isElement(node)) continue;
    if (language !== null) node.properties['lang'] ??= language;
    if (direction !== undefined) node.properties['dir'] ??= direction;
  }
  if (!isReversed) return;
  eachElement(root, (node) => {
    if (CODE.test(node.tagName)) node.properties['dir'] = 'ltr';
    else if (BLOCK.test(node.tagName) && RIGHT_TO_LEFT.test(textOf(node))) node.properties['dir'] ??= 'auto';
  });
}
