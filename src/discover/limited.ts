/**
 * Runs `work` over all items, at most `limit` at a time; results stand in the order of the items.
 * Reading thousands of files one after the other costs several times as much.
 */
export async function mapLimited<In, Out>(
  items: readonly In[],
  limit: number,
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results = new Array<Out>(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as In);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

/** Files that may be open at once. */
export const CONCURRENCY = 64;
