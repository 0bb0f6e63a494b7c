/**
 * Words of strangers for a terminal: control characters could colour or hide what follows, move the cursor or start a
 * line that means something to whoever reads the log; marks of direction could turn a name round.
 */
export function visible(text: string): string {
  return text
    .replace(/\s*[\n\r]\s*/g, ' ')
    .replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
