/**
 * Words of strangers for a terminal: control characters could colour or hide what follows or move the cursor, and marks
 * of direction could turn a name round. They are spelt out. Line breaks stay.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same in one line, for logs in which a line may be a command. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\s*[\n\r]\s*/g, ' '));
}

const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
