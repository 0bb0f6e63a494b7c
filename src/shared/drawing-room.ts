/** Site path of the empty page that Mermaid draws in; see `outputs/drawing-room.ts`. */
export const DRAWING_ROOM = '/assets/diagrams.html';
