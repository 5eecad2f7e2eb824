// What `twinline failover` takes. The work of each subcommand is a file beside this one, loaded when it is asked for.
import { type Command, Option } from "@commander-js/extra-typings";
import { jsonOption, stackOption } from "../common/options.ts";
import { guarded } from "../common/terminal.ts";
import { awsOption, onOption, requirePlace } from "../common/stack-options.ts";

const HELP = `
Without --aws it means the line of a running twinline start. With --aws it means the stack of that name, found by pulumi stack output; your
AWS credentials are taken as every SDK takes them, and who you are by them is who holds the line.

  npx twinline failover status
  npx twinline failover hold standby --for 30m --reason "maintenance at home"
  npx twinline failover release
  npx twinline failover drill --aws --stack prod`;

const STATUS_HELP = `
Exit code 0 when all is well, 2 when something needs attention (it says what), 1 when it cannot be told.`;

const HOLD_HELP = `
REGION is one of the line's two, or its role: home, standby. Until the end of the hold nothing moves the line, not even a failed bot: calls
still reach the twin, one by one. A region that is not proven, or a hold by somebody else, asks for --yes.

  npx twinline failover hold us-west-2 --for 2h
  npx twinline failover hold home --until 2026-11-21T18:00:00Z
  npx twinline failover hold --menu --for 15m      # where it is, every caller to the keypad menu`;

const DRILL_HELP = `
Proves the standby's bots of every line (probes, then a whole order or booking that is declined), moves the lines there under a hold of yours,
since one pointer steers them all, asks each lookup where callers go, has each line called, and moves them back. On a failure and on Ctrl-C,
too, it moves back; if the drill is killed its hold ends by itself. Locally the interpreter calls; on AWS it asks you to, and waits.

It refuses while the standby is unproven, the line is not at home, somebody holds it, or the observer is silent.`;

export const failoverCommand = (program: Command): void => {
  const failover = program
    .command("failover")
    .summary("see, hold, release and drill the failover")
    .description("see, hold, release and drill the failover of a line, a local one or one on AWS")
    .addHelpText("after", HELP)
    .addOption(onOption)
    .addOption(awsOption)
    .addOption(stackOption)
    .addOption(jsonOption);

  failover
    .command("status")
    .description("where calls go and why, who holds the line, what the observer sees, what happened lately")
    .addHelpText("after", STATUS_HELP)
    .action(
      guarded(async (_options, self) => {
        const options = self.optsWithGlobals();
        requirePlace(options);
        await (await import("./status.ts")).status(options);
      }),
    );

  failover
    .command("hold")
    .description("keep the line in one region until a moment, whatever its bots do")
    .argument("[region]", "one of the line's two regions, or home or standby; where it is by default with --menu")
    .addOption(new Option("--for <length>", "how long, as in 90s, 30m, 2h, 1d; a minute to seven days"))
    .addOption(new Option("--until <moment>", "until when, ISO 8601 with a zone, instead of --for"))
    .addOption(new Option("--menu", "send every caller to the keypad menu instead of a bot").default(false))
    .addOption(new Option("--reason <text>", "why, for the record").default("held by hand"))
    .addOption(new Option("--yes", "also at a region that is not proven, or over somebody else's hold").default(false))
    .addHelpText("after", HOLD_HELP)
    .action(
      guarded(async (region, _options, self) => {
        const options = self.optsWithGlobals();
        requirePlace(options);
        await (await import("./hold.ts")).hold(region, options);
      }),
    );

  failover
    .command("release")
    .description("end the hold: the observer decides again")
    .action(
      guarded(async (_options, self) => {
        const options = self.optsWithGlobals();
        requirePlace(options);
        await (await import("./release.ts")).release(options);
      }),
    );

  failover
    .command("drill")
    .description("move the lines to their standby and back, and prove that calls are served there")
    .addOption(new Option("--wait <length>", "on AWS: how long to wait for your calls, as in 5m").default("5m"))
    .addHelpText("after", DRILL_HELP)
    .action(
      guarded(async (_options, self) => {
        const options = self.optsWithGlobals();
        requirePlace(options);
        await (await import("./drill.ts")).drill(options);
      }),
    );
};
