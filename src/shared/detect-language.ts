/** Detects the language of a text by its script and common words. Anything uncertain is unknown. */

/** Scripts of one language, or of one far more often than of others; the share of letters it takes. */
const SCRIPTS: readonly [letters: RegExp, language: string, share: number][] = [
  [/[ٹڈڑے]/gu, 'ur', 0.01],
  [/[پچژگ]/gu, 'fa', 0.01],
  [/\p{Script=Arabic}/gu, 'ar', 0.3],
  [/\p{Script=Hebrew}/gu, 'he', 0.3],
  [/ў/giu, 'be', 0.003],
  [/[ґєії]/giu, 'uk', 0.01],
  [/[ыэ]/giu, 'ru', 0.005],
  [/[јљњћђ]/giu, 'sr', 0.01],
  [/ъ/giu, 'bg', 0.005],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja', 0.1],
  [/\p{Script=Hangul}/gu, 'ko', 0.2],
  [/[這個們為與會對過來時說資無應]/gu, 'zh-Hant', 0.02],
  [/\p{Script=Han}/gu, 'zh-Hans', 0.2],
  [/\p{Script=Greek}/gu, 'el', 0.3],
  [/\p{Script=Thai}/gu, 'th', 0.3],
  [/\p{Script=Devanagari}/gu, 'hi', 0.3],
];

/** The commonest words of languages that share their letters with others. Those that several share count for each. */
const COMMON: Record<string, string> = {
  en: 'the of and to in is we for that this be with as are on it not by or an will have from which can has should our use when they all if but more each new at than these must',
  de: 'der die das und wir ist nicht ein eine zu den von mit für auf dass sich des im dem wird werden auch als an es oder bei wie nach sie damit muss aus einen um sind kein keine einer eines durch nur noch über zum zur haben hat',
  fr: 'le la les de des et nous est une un pour que dans en du pas sur qui par au ce avec sont plus ne se cette ou être nos aux il elle ces chaque sans doit peut',
  es: 'el la los las de y que en un una para con no se es por del lo como más su al esta sin este son o nuestro cada ser hay pero sobre entre también cuando',
  pt: 'o a os as de e que em um uma para com não se é por do da no na como mais dos das ao ou são nós pela ser cada pelo esta este sem também mas quando à nas nos',
  it: 'il la lo gli le di e che in un una per con non si è da del della dei come più nel al sono ogni o questo nostro alla anche senza nella essere ma delle i',
  nl: 'de het een en van wij we is niet voor dat met op te zijn in die er aan ook als bij wordt om naar uit of kan door onze deze worden geen maar elke dan',
  pl: 'i w na z się nie do jest że to o jak po dla przez od są oraz lub za być co aby ale będzie tylko ze które który każdy bez pod przy',
  sv: 'och i att det som en på är av för med den till inte har vi de ett om kan ska från så men eller när ingen varje efter också måste blir vad alla mellan utan över sig vara',
  nb: 'og i å at det som en på er av for med den til ikke har vi de et om kan skal fra så men eller når ingen hver etter også må blir hva alle mellom uten over seg være dette ved',
  nn: 'og i å at det som ein på er av for med den til ikkje har vi dei eit om kan skal frå så men eller når ingen kvar etter også må blir kva alle mellom utan over seg vere dette ved',
  da: 'og i at det som en på er af for med den til ikke har vi de et om kan skal fra så men eller når ingen hver efter også må bliver hvad alle mellem uden over sig være dette ved',
  fi: 'ja on ei että se tai kun jos myös mutta joka ovat sekä kuin sen tämä voi olla emme me tämän jotka vain niin eikä ole mukaan',
  ru: 'и в не на что с по для как из от к это мы но при его её их все или без уже когда если чтобы у до за же так только который она он',
  bg: 'и в не на че с по за как от към това ние но при всички или без да се са който която когато ако само ще има си още',
  cs: 'a v na se je že to s do pro jako z by i o k jsou ale nebo pokud aby která není jsme při které od bez jen každý bude podle',
  sk: 'a v na sa je že to s do pre ako z by aj o k sú ale alebo ak aby ktorá nie sme pri ktoré od bez len každý bude podľa',
  hu: 'a az és hogy nem is egy ez de ha csak vagy meg mint el minden kell lehet van amely ezt azt nincs már így',
  ro: 'și de la în cu pe un o este nu care pentru din să se sunt mai ca sau prin dar dacă avem fiecare fără cele al',
  tr: 've bir bu için ile de da olarak daha çok gibi biz olan her ne veya var değil kadar sonra ancak ama bunun hem en',
  vi: 'và của là các không được cho có trong một với để những này khi đến từ như chúng tôi sẽ cần',
  id: 'yang dan di untuk dengan ini dari tidak dalam pada akan kita kami adalah atau oleh karena dapat sebagai lebih setiap bisa harus ke',
};
const LANGUAGES = Object.keys(COMMON);
/** The languages of each common word, as places in that list. */
const LANGUAGES_OF = new Map<string, number[]>();
for (const [at, language] of LANGUAGES.entries())
  for (const word of new Set(COMMON[language]?.split(' ')))
    LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), at]);

/** Characters that are enough to recognise a language. */
const ENOUGH = 1200;
/** A run of letters: no white space, digits, signs. A class of all letters takes several times as long. */
const WORD =
  /[^\s\x00-@[-`{-\xa9\xab-\xb9\xbb-\xbf\xd7\xf7\u2000-\u2bff\u3000-\u303f\ud800-\udfff\uff00-\uff0f]+/g;
/** Letters of a script that a text has at least: fewer are a name or a quotation. */
const LETTERS = 10;
/** Thresholds: common words in all, one common word per this many words, and common words that other languages lack. */
const WORDS = { least: 5, oneIn: 10, own: 2 };

/** `de`, `nb`, `zh-Hans`; null for what is too short, mixed, or in none of these languages. */
export function detectLanguage(text: string): string | null {
  const start = text.slice(0, ENOUGH);
  // letters of other scripts: an emoji has two halves that are none
  if (/[\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufdff]{2}/.test(start)) {
    const letters = start.match(/\p{L}/gu)?.length ?? 0;
    for (const [pattern, language, share] of SCRIPTS) {
      const found = start.match(pattern)?.length ?? 0;
      if (found > letters * share && letters >= LETTERS) return language;
    }
  }
  const words = start.toLowerCase().match(WORD) ?? [];
  const hits = words.map((word) => LANGUAGES_OF.get(word)).filter((languages) => languages !== undefined);
  const counts = LANGUAGES.map(() => 0);
  for (const languages of hits) for (const one of languages) counts[one] = (counts[one] ?? 0) + 1;
  const most = Math.max(...counts);
  if (most < WORDS.least || most < words.length / WORDS.oneIn) return null;
  const first = counts.indexOf(most);
  const shared = LANGUAGES.map(() => 0);
  for (const languages of hits)
    if (languages.includes(first)) for (const one of languages) shared[one] = (shared[one] ?? 0) + 1;
  const isSure = counts.every((count, other) => {
    const both = shared[other] ?? 0;
    const own = most - both;
    return other === first || (own >= WORDS.own && own >= (count - both) * 2);
  });
  return isSure ? (LANGUAGES[first] ?? null) : null;
}

/** The language of most texts; English before another one that as many are in. Null if none is known. */
export function findCommonLanguage(languages: readonly (string | null)[]): string | null {
  const known = Map.groupBy(
    languages.filter((language) => language !== null),
    (language) => language,
  );
  const [[language] = [null]] = [...known].sort(
    ([a, one], [b, other]) => other.length - one.length || Number(b === 'en') - Number(a === 'en'),
  );
  return language;
}
