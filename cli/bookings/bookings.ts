// `twinline bookings`: reads the table of a running local cloud, or of a stack on AWS, and prints it.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { realClock } from "../../functions/clock.ts";
import { localTime } from "../../functions/local-time.ts";
import { UserError } from "../../local/errors.ts";
import { asked } from "../failover/asked.ts";
import { findLine, type LineOptions } from "../failover/line.ts";
import { processOutput, type Output } from "../flow-report.ts";
import { readEntries } from "./read.ts";
import { csvLines, tableLines, withMask } from "./rows.ts";

export interface BookingsOptions extends LineOptions {
  /** `YYYY-MM-DD`, both. */
  readonly from?: string;
  readonly to?: string;
  readonly full: boolean;
  readonly csv: boolean;
  readonly json: boolean;
}

/** Any key pair opens the local cloud, as its account. */
const LOCAL_KEYS = { accessKeyId: "local", secretAccessKey: "local" };

/** What the person at this machine calls today. */
const today = (): string => localTime(realClock.now(), new Intl.DateTimeFormat().resolvedOptions().timeZone).date;

const refuseClashes = ({ from = today(), to, csv, json }: BookingsOptions): void => {
  const problems = [
    to !== undefined && to < from ? [`Cannot list until "${to}": that is before the first day, ${from}. Change --from or --to.`] : [],
    csv && json ? ["Cannot use --csv with --json: they are two forms. Leave one out."] : [],
  ].flat();
  if (problems.length > 0) throw new UserError(problems);
};

/** @throws UserError when there is no such line, it has no demos, or its table cannot be read */
export const bookings = async (options: BookingsOptions, { print }: Pick<Output, "print"> = processOutput): Promise<void> => {
  refuseClashes(options);
  const { from = today(), to, full, csv, json } = options;
  const line = await findLine(options);
  const { bookingsTable, endpoint, home } = line;
  if (bookingsTable === "")
    throw new UserError('Cannot list bookings: this stack has no demo line. Add demo to the setting "lines", and deploy it.');
  const client = new DynamoDBClient({
    region: home,
    maxAttempts: 3,
    ...(endpoint === undefined ? {} : { endpoint, credentials: LOCAL_KEYS }),
  });
  try {
    const entries = await asked("read the bookings", () => readEntries(client, bookingsTable, { from, to }));
    const shown = full ? entries : entries.map(withMask);
    if (json) for (const entry of shown) print(JSON.stringify(entry));
    else for (const text of csv ? csvLines(shown) : tableLines(shown, { from, to })) print(text);
  } finally {
    client.destroy();
  }
};
