// The command line's table of contents. A verb is a folder: its command.ts says what it takes, and loads the work only when it is asked for.
import { Command } from "@commander-js/extra-typings";
import { appsCommand } from "./apps/command.ts";
import { bookingsCommand } from "./bookings/command.ts";
import { callCommand } from "./call/command.ts";
import { costCommand } from "./cost/command.ts";
import { destroyCommand } from "./destroy/command.ts";
import { doctorCommand } from "./doctor/command.ts";
import { driftCommand } from "./drift/command.ts";
import { failoverCommand } from "./failover/command.ts";
import { flowCommand } from "./flow/command.ts";
import { permissionsCommand } from "./permissions/command.ts";
import { previewCommand } from "./preview/command.ts";
import { refreshCommand } from "./refresh/command.ts";
import { smsCommand } from "./sms/command.ts";
import { startCommand } from "./start/command.ts";
import { upCommand } from "./up/command.ts";
import { versionsCommand } from "./versions/command.ts";

const GROUPS: Readonly<Record<string, readonly ((program: Command) => void)[]>> = {
  "On your laptop:": [startCommand, appsCommand, callCommand, smsCommand],
  "A running stack, local or on AWS:": [failoverCommand, bookingsCommand, driftCommand, versionsCommand],
  "Before you deploy to AWS:": [doctorCommand, permissionsCommand, costCommand],
  "Pulumi's engine, on a local cloud that was started with --engine:": [previewCommand, upCommand, refreshCommand, destroyCommand],
  "Contact flows:": [flowCommand],
};

const HELP = `
The first minute:
  npx twinline call "I would like to order flowers" roses tomorrow "10 am" yes
  npx twinline call --fail us-east-1/lex=down "I would like to order flowers" "a dozen roses for tomorrow at noon" yes
  npx twinline start`;

/** The `twinline` command, made anew: a Command keeps what it has parsed. */
export const twinline = () => {
  const program = new Command("twinline")
    .description("Bots in two AWS regions, so that no caller is lost when one fails. On your laptop: deploy it, call it, break it.")
    .usage("COMMAND [options]")
    .showHelpAfterError("Run it with --help to see what it takes.")
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => command.name() })
    .helpCommand(false)
    .addHelpText("after", HELP);
  for (const [title, commands] of Object.entries(GROUPS)) {
    program.commandsGroup(title);
    for (const add of commands) add(program);
  }
  return program;
};
