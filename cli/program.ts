// The command line: each subcommand is a file beside this one, loaded only when it is asked for, so that --help costs nothing.
import { Command } from "@commander-js/extra-typings";
import { bookingsCommand } from "./bookings/command.ts";
import { CALL_HELP, callOptions } from "./call/command.ts";
import { driftCommand } from "./drift/command.ts";
import { engineCommands } from "./engine/command.ts";
import { failoverCommands } from "./failover/command.ts";
import { flowCheckCommand } from "./flow/flow-check.ts";
import { flowImportCommand } from "./flow/flow-import.ts";
import {
  assumeOption,
  botWaitOption,
  callsOption,
  configOption,
  engineOption,
  failOption,
  jsonOption,
  portOption,
  stackOption,
} from "./common/options.ts";
import { guarded } from "./common/terminal.ts";
import { versionsCommand } from "./versions/command.ts";

/** The `twinline` command, made anew: a Command keeps what it has parsed. */
export const twinline = () => {
  const program = new Command("twinline")
    .description("A phone line whose bots live in two AWS regions, on your laptop: deploy it into a local cloud, call it, break it.")
    .showHelpAfterError("Run it with --help to see what it takes.")
    .configureHelp({ showGlobalOptions: true });

  program
    .command("start")
    .description("deploy the program into a local cloud and serve AWS on 127.0.0.1; on a terminal, call the line by typing")
    .addOption(portOption)
    .addOption(stackOption)
    .addOption(configOption)
    .addOption(failOption)
    .addOption(assumeOption)
    .addOption(botWaitOption)
    .addOption(engineOption)
    .addOption(jsonOption)
    .action(guarded(async (options) => (await import("./start/start.ts")).start(options)));

  callOptions(program.command("call"))
    .addHelpText("after", CALL_HELP)
    .action(guarded(async (words, options) => (await import("./call/call.ts")).call(words, options)));

  program
    .command("sms")
    .description("what a running local cloud has sent to phones; nothing leaves the laptop")
    .option("--on <url>", "the local cloud", "http://127.0.0.1:4566")
    .option("--to <number>", "one phone's alone, by its number in E.164")
    .option("--stop", "that phone answers STOP: it is written to no more", false)
    .addOption(jsonOption)
    .addHelpText("after", "\nExample: twinline sms --to +12025550123")
    .action(guarded(async (options) => (await import("./sms/sms.ts")).sms(options)));

  program
    .command("cost")
    .description("what the line costs a month, idle and with calls, from a stack's settings; every rate with its source and date")
    .addOption(stackOption)
    .addOption(configOption)
    .addOption(callsOption)
    .addOption(jsonOption)
    .addHelpText("after", "\nExample: twinline cost --calls 20000 --config recognizeSeconds=120")
    .action(guarded(async (options) => (await import("./cost/cost.ts")).cost(options)));

  program
    .command("doctor")
    .description(
      "what can be checked before deploying to AWS: programs, settings, secrets, credentials, regions, quotas, SMS; with remedies",
    )
    .addOption(stackOption)
    .option("--on <url>", "ask a local cloud instead of AWS")
    .option("--offline", "leave the account alone", false)
    .addOption(jsonOption)
    .addHelpText("after", "\nExample: twinline doctor --stack prod")
    .action(guarded(async (options) => (await import("./doctor/doctor.ts")).doctor(options)));

  program
    .command("permissions")
    .description("what whoever deploys a stack must be allowed in AWS, as IAM policies made from the program's own resources")
    .addOption(stackOption)
    .addOption(configOption)
    .option("--account <digits>", "the AWS account that is deployed to")
    .addOption(jsonOption)
    .addHelpText("after", "\nExample: twinline permissions --stack prod --account 123456789012")
    .action(guarded(async (options) => (await import("./permissions/permissions.ts")).permissions(options)));

  failoverCommands(program.command("failover"));

  bookingsCommand(program.command("bookings"));

  driftCommand(program.command("drift"));

  versionsCommand(program.command("versions"));

  engineCommands(program);

  program
    .command("flow")
    .description("check contact flows, and import one from an instance")
    .addCommand(flowCheckCommand())
    .addCommand(flowImportCommand());

  return program;
};
