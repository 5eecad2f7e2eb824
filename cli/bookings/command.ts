// What `twinline bookings` takes.
import { type Command, Option } from "@commander-js/extra-typings";
import { UserError } from "../../local/errors.ts";
import { awsOption, onOption } from "../common/stack-options.ts";
import { jsonOption, stackOption } from "../common/options.ts";
import { guarded } from "../common/terminal.ts";

const HELP = `
Dates are those of the demos, in the line's own time zone. A callback is what a caller asked for while nothing could be booked: nobody has
promised a time yet. Codes are shown nowhere: who has one may hear and cancel the booking. sms tells of the last text: pending (not tried yet), waiting (could not be sent, is
tried again), sent, failed (given up: the caller lacks the code).

  npx twinline bookings list
  npx twinline bookings list --from 2026-12-01 --to 2026-12-31 --full
  npx twinline bookings export --aws --stack prod > bookings.csv`;

export const bookingsCommand = (program: Command): void => {
  const command = program
    .command("bookings")
    .description("the demos that callers booked, and who wants to be called back")
    .addHelpText("after", HELP);
  const about = (name: string, description: string) =>
    command
      .command(name)
      .description(description)
      .addOption(new Option("--from <date>", "the first day of demos (default: today, where the line is)"))
      .addOption(new Option("--to <date>", "the last day of demos (default: all there are)"))
      .addOption(onOption)
      .addOption(awsOption)
      .addOption(stackOption);
  about("list", "a table for people; callers' numbers are masked")
    .addOption(new Option("--full", "callers' numbers in full").default(false))
    .addOption(new Option("--csv", "comma-separated values (RFC 4180)").default(false))
    .addOption(jsonOption)
    .action(
      guarded(async (options) => {
        await (await import("./bookings.ts")).bookings(options);
      }),
    );
  about("export", "the same as comma-separated values (RFC 4180), numbers in full")
    // What others take: who tries it is told where to find it.
    .addOption(new Option("--json").default(false).hideHelp())
    .action(
      guarded(async ({ json, ...options }) => {
        if (json)
          throw new UserError("Cannot use --json with export: it writes comma-separated values. Use twinline bookings list --full --json.");
        await (await import("./bookings.ts")).bookings({ ...options, full: true, csv: true, json });
      }),
    );
};
