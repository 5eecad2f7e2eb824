// Bookings as a table for people, and as comma-separated values for whatever reads those.
import { maskNumber } from "../../local/connect/mask.ts";
import { inColumns } from "../common/columns.ts";
import type { Days, Entry } from "./read.ts";

const COLUMNS = ["date", "time", "timeZone", "status", "caller", "locale", "sms", "madeAt"] as const satisfies readonly (keyof Entry)[];

/** An entry as people may see it who need not call the caller. */
export const withMask = (entry: Entry): Entry => ({ ...entry, caller: entry.caller === "" ? "" : maskNumber(entry.caller) });

const cells = (entry: Entry): readonly string[] => COLUMNS.map((name) => entry[name]);

const counted = (entries: readonly Entry[]): string => {
  const of = (status: Entry["status"]): number => entries.filter((entry) => entry.status === status).length;
  return `${of("booked")} booked, ${of("cancelled")} cancelled, ${of("callback")} to call back.`;
};

export const tableLines = (entries: readonly Entry[], { from, to }: Days): readonly string[] =>
  entries.length === 0
    ? [`No demo is booked from ${from}${to === undefined ? " on" : ` to ${to}`}, and nobody waits for a call.`]
    : [
        ...inColumns(
          COLUMNS.map((title) => ({ title, align: "left" })),
          entries.map((entry) => cells(entry).map((cell) => (cell === "" ? "-" : cell))),
        ),
        counted(entries),
      ];

/** Quoted where it must be. A text that a spreadsheet would run is quoted by it: only numbers begin with a sign here. */
const quoted = (cell: string): string => {
  const text = /^[=@\t\r]|^[+-](?!\d+$)/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A header, then a line each (RFC 4180, but for the line's end, which is the terminal's). */
export const csvLines = (entries: readonly Entry[]): readonly string[] => [
  COLUMNS.join(","),
  ...entries.map((entry) => cells(entry).map(quoted).join(",")),
];
