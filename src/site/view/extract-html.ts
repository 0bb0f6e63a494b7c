/** A piece of a record's body, ready for another page than the record's own. */
const LINK = /<a(?:\s+[\w-]+(?:="[^"]*")?)*\s*>/g;

/**
 * Links within the record lead into its page from here, and what they were described by stays there.
 *
 * @param html as the renderer writes it: attributes in double quotes
 * @param address of the record's page
 */
export function awayFromHome(html: string, address: string): string {
  return html.replace(LINK, (link) =>
    link.replace(/\shref="#/, ` href="${address}#`).replace(/\saria-describedby="[^"]*"/, ''),
  );
}
