// What `twinline call` takes.
import { type Command, Option } from "@commander-js/extra-typings";
import { ANYBODY } from "./call-from.ts";
import { assumeOption, botWaitOption, configOption, failOption, jsonOption, seedOption, stackOption } from "../common/options.ts";

export const CALL_HELP = `
Each WORD answers one prompt, in order; "dtmf:1" presses keys, at a menu or at a bot; "" stays silent. A caller without more words hangs up.
In a chat, say the value of a card's button to press it.

  twinline call "I would like to order flowers" roses tomorrow "10 am" yes
  twinline call --fail us-east-1/lex=down "a dozen roses for tomorrow at noon" yes
  twinline call --chat "talk to a person"
  twinline call --to demo "book a demo" dtmf:1124# "3 pm" yes
  twinline call --flow my-flow.json --lambda lookup=reply.json dtmf:1

Exit code 0 unless the caller was lost.`;

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

export const callOptions = (command: Command) =>
  command
    .description("place one call, in a local cloud of its own, and print what was said")
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

export type CallOptions = ReturnType<ReturnType<typeof callOptions>["opts"]>;
