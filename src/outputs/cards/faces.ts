/** The faces of the cards: the site's own, then those of the machine. Opened when the first card is drawn. */
import { type Face, firstOf, openFace } from '../../draw/face.ts';
import { systemFace } from '../../draw/system-fonts.ts';
import { createType } from '../../draw/type.ts';
import { packageFile } from '../../shared/package.ts';
import type { Faces } from './draw.ts';

let opened: Faces | undefined;

/** @throws where the files of the face are not there */
export function cardFaces(): Faces {
  opened ??= { text: createType(faceOf(400)), strong: createType(faceOf(600)) };
  return opened;
}

function faceOf(weight: 400 | 600): Face {
  const own = ['latin', 'latin-ext'].map((part) =>
    openFace(
      packageFile(
        `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-${weight}-normal.woff`,
      ),
    ),
  );
  return firstOf([...own, systemFace({ bold: weight > 400 })]);
}
