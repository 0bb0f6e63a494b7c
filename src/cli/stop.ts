/** Waits until the user ends the program. A second Ctrl-C ends it at once, should stopping hang. */
export function untilStopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}
