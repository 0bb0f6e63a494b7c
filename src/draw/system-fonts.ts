/** Faces of the machine, for signs that the site's own face lacks. Looked for when the first such sign comes. */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Face, openFace } from './face.ts';

const FOLDERS: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['/System/Library/Fonts', '/Library/Fonts', join(homedir(), 'Library/Fonts')],
  win32: [join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts')],
};
const UNIX = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.local/share/fonts')];

/** Plain sans faces by the names of their files, those for many scripts first. */
const KNOWN: readonly RegExp[] = [
  /^NotoSans-(?:Bold|Regular)\.ttf$/i,
  /^DejaVuSans(?:-Bold)?\.ttf$/i,
  /^LiberationSans-(?:Bold|Regular)\.ttf$/i,
  /^(?:segoeui|arial)(?:b|bd)?\.ttf$|^Arial(?: Bold| Unicode)?\.ttf$|^Helvetica(?:Neue)?\.ttc$/i,
  /^(?:NotoSans|SourceHanSans)(?:-?CJK|JP|SC|TC|KR)?(?:jp|sc|tc|kr)?-(?:Bold|Regular)\.(?:ttc|otf|ttf)$/i,
  /^(?:Hiragino Sans GB|PingFang|AppleSDGothicNeo|YuGoth[BM]|meiryob?|msyh(?:bd)?|malgun(?:bd)?)\.tt[cf]$/i,
  /^(?:wqy-(?:microhei|zenhei)|NanumGothic(?:Bold)?|DroidSansFallback(?:Full)?)\.tt[cf]$/i,
];

const BOLD = /bold|(?:bd|meiryob|YuGothB|segoeuib)\.tt[cf]$/i;

/** A face that is not there, or cannot be read, has no signs. */
export function systemFace({ bold }: { bold: boolean }): Face {
  let opened: (() => Face | null)[] | undefined;
  const faces = (): (() => Face | null)[] => {
    opened ??= fontFiles(bold).map(lazily);
    return opened;
  };
  const faceFor = (sign: string): Face | null => {
    for (const open of faces()) {
      const face = open();
      if (face !== null && canDraw(face, sign)) return face;
    }
    return null;
  };
  return {
    has: (sign) => faceFor(sign) !== null,
    letter(sign) {
      const face = faceFor(sign);
      if (face === null) throw new Error(`No face of this machine has the sign ${sign}.`);
      return face.letter(sign);
    },
  };
}

/** Some files of other people's machines are broken in one letter alone. */
function canDraw(face: Face, sign: string): boolean {
  try {
    if (!face.has(sign)) return false;
    face.letter(sign);
    return true;
  } catch {
    return false;
  }
}

function fontFiles(bold: boolean): string[] {
  const there = (FOLDERS[process.platform] ?? UNIX).flatMap(filesBelow);
  return KNOWN.flatMap((name) =>
    there
      .filter((file) => name.test(file.name))
      .sort((a, b) => Number(BOLD.test(b.name) === bold) - Number(BOLD.test(a.name) === bold))
      .map(({ path }) => path),
  );
}

function filesBelow(folder: string): { name: string; path: string }[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => ({ name, path: join(parentPath, name) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch {
    return [];
  }
}

function lazily(file: string): () => Face | null {
  let face: Face | null | undefined;
  return () => {
    try {
      face ??= openFace(file);
    } catch {
      face = null;
    }
    return face;
  };
}
