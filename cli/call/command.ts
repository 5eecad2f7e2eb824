// What `twinline call` takes.
import { type Command, Option } from "@commander-js/extra-typings";
import { ANYBODY } from "../common/caller-number.ts";
import { assumeOption, botWaitOption, configOption, failOption, jsonOption, seedOption, stackOption } from "../common/options.ts";
import { guarded } from "../common/terminal.ts";

const HELP = `
Each WORD answers one prompt, in order; "dtmf:1" presses keys, at a menu or at a bot; "" stays silent. A caller without more words hangs up.
In a chat, say the value of a card's button to press it.

  npx twinline call "I would like to order flowers" roses tomorrow "10 am" yes
  npx twinline call --fail us-east-1/lex=down "I would like to order flowers" "a dozen roses for tomorrow at noon" yes
  npx twinline call --chat "talk to a person"
  npx twinline call --to demo "book a demo" "next tuesday" dtmf:1500# yes
  npx twinline call --flow test/fixtures/flows/step-by-step-Retail.json --chat hello

Exit code 0 unless the caller was lost.`;

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

const callOptions = (program: Command) =>
  program
    .command("call")
    .summary("place one call, and print what was said")
    .description("place one call, in a local cloud of its own that reads the files anew, and print what was said")
    .argument("[words...]", "the caller's answers, one for each prompt")
    .addOption(new Option("--from <number>", "the caller's number in E.164, or withheld").default(ANYBODY))
    .addOption(new Option("--to <line>", "the line that is called: its name or its number (default: the first)"))
    .addOption(new Option("--chat", "a chat instead of a phone call").default(false))
    .addOption(
      new Option("--agents <state>", "what the people of the queue do")
        .choices(["available", "busy", "none"] as const)
        .default("available" as const),
    )
    .addOption(failOption)
    .addOption(assumeOption)
    .addOption(new Option("--flow <file>", "call an exported flow on its own, without a cloud"))
    .addOption(new Option("--lambda <name=reply.json>", "with --flow: what a Lambda answers (repeatable)").default([]).argParser(collect))
    .addOption(new Option("--on <url>", "call the line of a running twinline start"))
    .addOption(stackOption)
    .addOption(configOption)
    .addOption(seedOption)
    .addOption(botWaitOption)
    .addOption(new Option("-v, --verbose", "also show actions, branches, Lambdas").default(false))
    .addOption(jsonOption);

export const callCommand = (program: Command): void => {
  callOptions(program)
    .addHelpText("after", HELP)
    .action(guarded(async (words, options) => (await import("./call.ts")).call(words, options)));
};

export type CallOptions = ReturnType<ReturnType<typeof callOptions>["opts"]>;
