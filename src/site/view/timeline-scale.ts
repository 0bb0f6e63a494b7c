/**
 * Days on the chart of the timeline, which gives each group the same room: years, or the months of a young log. For the
 * pages and their script.
 */

const DAY = 86_400_000;

/** Days of the longest year, and of the longest month. */
const daysIn = (group: string): number => (group.length === 4 ? 366 : 31);

/** Where the end of a day is along the groups, from 0 to 1. */
export function findPlace(day: string, groups: readonly string[]): number {
  const own = day.slice(0, groups[0]?.length);
  const at = groups.findLastIndex((one) => one <= own);
  const group = groups[at];
  if (group === undefined) return 0;
  if (group !== own) return (at + 1) / groups.length;
  return (at + (Date.parse(day) - Date.parse(group) + DAY) / (daysIn(group) * DAY)) / groups.length;
}

/** The day at a place. */
export function getDayAt(place: number, groups: readonly string[]): string {
  // the end of a year is not the beginning of the next one
  const at = Math.max(0, Math.min(1, place) * groups.length - 1e-6);
  const group = groups[Math.floor(at)] ?? '2000';
  let days = Math.max(0, Math.round((at % 1) * daysIn(group)) - 1);
  const day = (): string => new Date(Date.parse(group) + days * DAY).toISOString().slice(0, 10);
  while (!day().startsWith(group)) days--;
  return day();
}
