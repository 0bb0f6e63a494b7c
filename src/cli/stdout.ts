/**
 * Standard output belongs to the result where one is asked for: while the work runs, what libraries print there goes to
 * standard error.
 */
export async function withFreeStdout<T>(work: () => Promise<T>): Promise<T> {
  const { stdout, stderr } = process;
  const write = stdout.write;
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  try {
    return await work();
  } finally {
    stdout.write = write;
  }
}
