/** The state of the graph in its address: `?focus=payments/12&hide=relates-to`. */

export interface GraphChange {
  /** Null takes it away, as for all; what is left out stays. */
  focus?: string | null;
  hide?: string | null;
}

/** The address of this page, or of another page of the graph, after a change. Commas and slashes stay as they are read. */
export function graphAddress(change: GraphChange, path = location.pathname): string {
  const address = new URL(path + location.search, location.href);
  for (const [key, value] of Object.entries(change)) {
    if (value === null) address.searchParams.delete(key);
    else address.searchParams.set(key, value);
  }
  return address.href.replaceAll('%2C', ',').replaceAll('%2F', '/');
}
