// What `twinline bookings` takes.
import { type Command, InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { isDate } from "../../functions/local-time.ts";
import { awsOption, onOption, requirePlace } from "../failover/place.ts";
import { jsonOption, stackOption } from "../options.ts";
import { guarded } from "../terminal.ts";

const HELP = `
Dates are those of the demos, in the line's own time zone. A callback is what a caller asked for while nothing could be booked: nobody has
promised a time yet. Codes are shown nowhere: who has one may hear and cancel the booking.

  twinline bookings list
  twinline bookings list --from 2026-12-01 --to 2026-12-31 --full
  twinline bookings export --aws --stack prod > bookings.csv`;

const date = (text: string): string => {
  if (!isDate(text)) throw new InvalidArgumentError("Write a date as in 2026-12-01.");
  return text;
};

export const bookingsCommand = (command: Command): void => {
  command.description("the demos that callers booked, and who wants to be called back").addHelpText("after", HELP);
  const about = (name: string, description: string) =>
    command
      .command(name)
      .description(description)
      .addOption(new Option("--from <date>", "the first day of demos (default: today)").argParser(date))
      .addOption(new Option("--to <date>", "the last day of demos (default: all there are)").argParser(date))
      .addOption(onOption)
      .addOption(awsOption)
      .addOption(stackOption);
  about("list", "a table for people; callers' numbers are masked")
    .addOption(new Option("--full", "callers' numbers in full").default(false))
    .addOption(new Option("--csv", "comma-separated values (RFC 4180)").default(false))
    .addOption(jsonOption)
    .action(
      guarded(async (options) => {
        requirePlace(options);
        await (await import("./bookings.ts")).bookings(options);
      }),
    );
  about("export", "the same as comma-separated values (RFC 4180), numbers in full").action(
    guarded(async (options) => {
      requirePlace(options);
      await (await import("./bookings.ts")).bookings({ ...options, full: true, csv: true, json: false });
    }),
  );
};
