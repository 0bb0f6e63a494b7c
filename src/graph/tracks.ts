/** Puts stretches side by side where they would lie on each other. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * The track of each stretch, from 0: the first one that is free, in the order given. Stretches on one track stay
 * `apart` from each other; at 0 they must not even touch.
 */
export function tracksOf(stretches: Stretch[], apart = 0): number[] {
  const tracks: Stretch[][] = [];
  return stretches.map((stretch) => {
    const free = tracks.findIndex((track) =>
      track.every(({ from, to }) => stretch.from > to + apart || stretch.to < from - apart),
    );
    if (free >= 0) {
      tracks[free]?.push(stretch);
      return free;
    }
    tracks.push([stretch]);
    return tracks.length - 1;
  });
}
