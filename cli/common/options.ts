// Options that several commands take, read once and with the same words.
import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { ASSUMPTION_HELP } from "../../local/assumptions.ts";
import { FAULT_RULE_HELP } from "../../local/faults.ts";

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

const port = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError("Write a number from 0 (any free port) to 65535.");
  return number;
};

const seed = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Write a whole number of up to nine digits.");
  return Number(text);
};

const seconds = (text: string): number => {
  const number = Number(text);
  if (!(number > 0 && number <= 60)) throw new InvalidArgumentError("Write seconds, above 0 and up to 60.");
  return number;
};

const wholeCalls = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Write a whole number of calls a month, up to nine digits.");
  return Number(text);
};

export const callsOption = new Option("--calls <number>", "calls a month: what such a month costs").argParser(wholeCalls);
export const portOption = new Option("-p, --port <number>", "port of the AWS endpoint on 127.0.0.1").default(4566).argParser(port);
export const stackOption = new Option("-s, --stack <name>", "stack whose Pulumi.NAME.yaml is used").default("local");
export const configOption = new Option("-c, --config <key=value>", "a setting that wins over the stack's file (repeatable)")
  .default([])
  .argParser(collect);
export const failOption = new Option("--fail <rule>", `inject a fault (repeatable): ${FAULT_RULE_HELP}`).default([]).argParser(collect);
export const assumeOption = new Option("--assume <name=value>", `where AWS is silent (repeatable): ${ASSUMPTION_HELP}`)
  .default([])
  .argParser(collect);
export const engineOption = new Option(
  "--engine",
  "deploy through the real Pulumi engine, and keep its state: the next start changes only what differs",
).default(false);
export const jsonOption = new Option("--json", "one JSON object a line instead of text for people").default(false);
export const botWaitOption = new Option("--bot-wait <seconds>", "how long Connect waits for a bot that hangs (T; AWS does not document it)")
  .default(8)
  .argParser(seconds);
export const seedOption = new Option("--seed <number>", "of chance (shares of faults, ids): the same seed gives the same call")
  .default(1)
  .argParser(seed);
