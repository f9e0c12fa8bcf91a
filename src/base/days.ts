// Days between a moment and a day that was named, by the reader's own midnights: "còn 3 ngày" does not change at noon.

/** Whole days from today to `day` ("2024-01-18"); negative once it is past. `day` is a day of the reader's calendar. */
export function daysUntil(day: string, now: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const today = new Date(now);
  const [from, to] = [
    Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()),
    Date.UTC(year, month - 1, date),
  ];
  return Math.round((to - from) / 86_400_000);
}
