// Days and lists in the words of the page, written from the sentences a person reads.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "4 August 2026", from "2026-08-04". */
export function longDay(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** Days from the first to the last, both counted. */
export const daysOf = ({ first, last }) => (Date.parse(last) - Date.parse(first)) / (24 * 60 * 60 * 1000) + 1;

/** The day under which a date of the program's report is counted. */
export const countedDay = ({ due }) => due.on ?? due.by ?? due.from;

/** "one, two and three". */
export const inARow = (parts) => (parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts.join(""));

/** A length of the program's report in words: of one there is one. */
export const lengthInWords = (length) => length.replace(/^1 (\w+)s$/, "1 $1");
