/** Measures that several steps keep to, in px. */

/** Distance between lines side by side. */
export const LINE_GAP = 7;

/** Half the width of a mark with the paper around it. */
export const MARK = 9;
