// `twinline bookings`: reads the table of a running local cloud, or of a stack on AWS, and prints it.
import { realClock } from "../../shared/clock.ts";
import { isDate, localTime } from "../../functions/lib/calendar/local-time.ts";
import { UserError } from "../../local/errors.ts";
import { findLine, type LineOptions } from "../common/stack.ts";
import { processOutput, type Output } from "../common/output.ts";
import { requirePlace } from "../common/stack-options.ts";
import { part, together } from "../common/all-problems.ts";
import { fromEither } from "./from-either.ts";
import { csvLines, tableLines, withMask } from "./rows.ts";

export interface BookingsOptions extends LineOptions {
  /** As they were written. */
  readonly from?: string;
  readonly to?: string;
  readonly full: boolean;
  readonly csv: boolean;
  readonly json: boolean;
}

const noDate = (name: string, text: string | undefined): readonly string[] =>
  text === undefined || isDate(text) ? [] : [`Cannot use ${name} "${text}": it is no day. Write one as in 2026-12-01.`];

/** @throws UserError with all that makes no sense of days from a first one to a last one */
const refuseDays = (from: string | undefined, to: string | undefined): void => {
  const unread = [...noDate("--from", from), ...noDate("--to", to)];
  const isBefore = unread.length === 0 && from !== undefined && to !== undefined && to < from;
  const problems = isBefore ? [`Cannot list until "${to}": that is before the first day, ${from}. Change --from or --to.`] : unread;
  if (problems.length > 0) throw new UserError(problems);
};

const refuseForms = ({ csv, json }: BookingsOptions): void => {
  if (csv && json) throw new UserError("Cannot use --csv with --json: they are two forms. Leave one out.");
};

/** @throws UserError when there is no such line, it has no demos, or its table can be read in neither region */
export const bookings = async (options: BookingsOptions, { print }: Pick<Output, "print"> = processOutput): Promise<void> => {
  await together(
    part(() => requirePlace(options)),
    part(() => refuseDays(options.from, options.to)),
    part(() => refuseForms(options)),
  );
  const line = await findLine(options);
  const app = Object.values(line.apps).find(({ tables }) => tables["bookings"] !== undefined);
  const table = app?.tables["bookings"];
  if (app === undefined || table === undefined)
    throw new UserError(
      'Cannot list bookings: no app of this stack keeps any. Add one that does to the setting "apps" (npx twinline apps), and deploy it.',
    );
  // What the line calls today, wherever its table is read.
  const { from = localTime(realClock.now(), app.timeZone).date, to, full, csv, json } = options;
  refuseDays(from, to);
  const entries = await fromEither({ ...line, table }, { from, to });
  const shown = full ? entries : entries.map(withMask);
  if (json) for (const entry of shown) print(JSON.stringify(entry));
  else for (const text of csv ? csvLines(shown) : tableLines(shown, { from, to })) print(text);
};
