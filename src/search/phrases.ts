/** Texts in quotation marks: the index knows no order of words, so they are looked for in the best matches' own text. Pure. */
import type { Card, Section } from './types.ts';
import { foldWord, wordsIn } from './words.ts';

/** Whether each of the phrases stands, word after word, in the title, the summary or one section. */
export function holdsPhrases(
  { title, summary }: Pick<Card, 'title' | 'summary'>,
  sections: readonly Section[],
  phrases: readonly string[],
): boolean {
  const texts = [title, summary ?? '', ...sections.flatMap(([, heading, text]) => [heading ?? '', text])].map(
    inWords,
  );
  return phrases.every((phrase) => {
    const wanted = inWords(phrase).trimEnd();
    return texts.some((text) => text.includes(wanted));
  });
}

/** With a blank before each word, so that a phrase begins where a word does; its last word may go on. */
function inWords(text: string): string {
  return wordsIn(text)
    .map((word) => ` ${foldWord(word.text)}`)
    .join('');
}
