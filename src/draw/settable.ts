/** Whether words can be set sign by sign, from left to right. */

/** Scripts that can: each sign stands for itself, whatever is beside it. */
const SIGN_BY_SIGN =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Common}]$/u;

/** Pictures, and what joins and colours them. */
const PICTURE =
  /^(?:[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\p{Variation_Selector}]|\u200d|\u20e3)$/u;
/** What is not seen: controls, and marks of direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * The words as they can be drawn: pictures that no face has are left out. Null where that is not enough: scripts
 * that join their letters or run from right to left ask for more than laying signs side by side.
 */
export function settable(text: string, has: (sign: string) => boolean): string | null {
  let kept = '';
  for (const sign of text.normalize('NFC').replace(/\s+/g, ' ')) {
    if (UNSEEN.test(sign)) continue;
    if (SIGN_BY_SIGN.test(sign) && has(sign)) kept += sign;
    else if (!PICTURE.test(sign)) return null;
  }
  const words = kept.replace(/ +/g, ' ').trim();
  return words === '' ? null : words;
}
