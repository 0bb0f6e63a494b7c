/** Words that repeat, each once; what is packed for the browser holds their places. */
export interface WordList {
  words: string[];
  /** Its place in the list; a new word is added. */
  place: (word: string) => number;
}

export function wordList(): WordList {
  const words: string[] = [];
  const places = new Map<string, number>();
  const place = (word: string): number => {
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, words.length);
    return words.push(word) - 1;
  };
  return { words, place };
}
