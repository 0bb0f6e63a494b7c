/** Files that a site fetches of itself when a reader first needs them. */

/** @throws where it cannot be fetched or is not there */
export async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}
