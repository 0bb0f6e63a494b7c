/** Days on the chart of the timeline, which gives each year the same room: for the pages and their script. */

const DAY = 86_400_000;

/** Where a day is along the years of the chart, from 0 to 1. */
export function placeOf(day: string, years: readonly string[]): number {
  const year = years.findLastIndex((one) => one <= day.slice(0, 4));
  if (year < 0) return 0;
  if (years[year] !== day.slice(0, 4)) return (year + 1) / years.length;
  const start = Date.parse(`${day.slice(0, 4)}-01-01`);
  return (year + (Date.parse(day) - start + DAY) / (366 * DAY)) / years.length;
}

/** The day at a place. */
export function dayAt(place: number, years: readonly string[]): string {
  // the end of a year is not the beginning of the next one
  const at = Math.max(0, Math.min(1, place) * years.length - 1e-6);
  const year = years[Math.floor(at)] ?? '2000';
  const days = Math.max(0, Math.round((at % 1) * 366) - 1);
  const day = new Date(Date.parse(`${year}-01-01`) + days * DAY).toISOString().slice(0, 10);
  return day.startsWith(year) ? day : `${year}-12-31`;
}
