/**
 * The empty page that Mermaid draws in, in a frame that nobody sees. Its policy allows the styles that Mermaid makes as
 * it goes, so that no page with an author's words on it has to.
 */
import { DRAWING_ROOM } from '../shared/drawing-room.ts';
import { DRAWING_POLICY } from '../site/view/page-head.ts';
import type { Output } from './types.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${DRAWING_POLICY}">
<meta name="robots" content="noindex">
<title>Room for drawing diagrams</title>
</head>
<body></body>
</html>
`;

export function drawingRoom(): Output[] {
  return [{ path: DRAWING_ROOM, make: () => PAGE }];
}
