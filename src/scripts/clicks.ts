/** Whether a click on a link is one that only goes there, and opens no new tab and saves nothing. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
