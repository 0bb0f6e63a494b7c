/** Drawings made of characters: they need a font whose lines join, set tight. */
const BOX = /[\u2500-\u259f]/;
/** Marks of a drawing in plain ASCII; two lines of them make one. */
const STROKE =
  /\+-{2,}|-{2,}\+|-{2,}>|<-{2,}|^\s*\|\s{2,}.*\|\s*$|\|\s*$.*\|\s{3,}|={3,}>|\.-{3,}\.|'-{3,}'|^\s*[|v^]\s*$/;

/** `plain` where no language is given: in code, arrows and pluses mean something else. */
export function isDrawing(code: string, plain: boolean): boolean {
  if (code.length > 50_000) return false;
  if (BOX.test(code)) return true;
  return plain && code.split('\n').filter((line) => line.length < 400 && STROKE.test(line)).length >= 2;
}
