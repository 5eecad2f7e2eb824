// What `npm run simulate` takes, read once; everything that is wrong with it is told at once.
import { Command, Option } from "@commander-js/extra-typings";
import { UserError } from "../local/errors.ts";
import { STRATEGIES, type Choice } from "./all.ts";
import { LOADS, SCENARIOS } from "./scenarios.ts";

const HELP = `
Without --scenario, --load or --strategy everything runs, a month of false alarms included. The exit code is 1 when a promise is not kept.

  npm run simulate -- --scenario clean-outage --load 10/s
  npm run simulate -- --json --seed 7 > simulation.json
  npm run simulate -- --line --scenario flapping`;

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

const command = () =>
  new Command("npm run simulate --")
    .description("failover in virtual time: this design beside others, over the same faults and the same callers")
    .option("--seed <number>", "of chance: the same seed gives the same bytes", "1")
    .option("--hours <number>", "watch each scenario for so long, instead of 25 minutes")
    .addOption(new Option("--scenario <name>", "only this scenario (repeatable)").default([]).argParser(collect))
    .addOption(new Option("--load <name>", "only under this load (repeatable)").default([]).argParser(collect))
    .addOption(new Option("--strategy <name>", "only this strategy (repeatable)").default([]).argParser(collect))
    .option("--json", "everything as one line of JSON", false)
    .option("--svg <folder>", "write the pictures of docs/failover.md there, and nothing else")
    .option("--line", "also run each scenario through the real flow and functions, and compare", false)
    .option("--real", "also run two scenarios in real time, through the bundles", false)
    .addHelpText("after", HELP)
    .showHelpAfterError("Run it with --help to see what it takes.");

/** The ones of `all` that are named; all of them where none is. */
const pick = <Named extends { readonly name: string }>(
  all: readonly Named[],
  names: readonly string[],
  what: string,
  problems: string[],
): readonly Named[] => {
  const known = all.map(({ name }) => name).join(", ");
  for (const name of names.filter((one) => all.every((each) => each.name !== one)))
    problems.push(`Cannot simulate ${what} "${name}": there is none of that name. Choose from ${known}.`);
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
};

export interface Options {
  readonly choice: Choice;
  readonly json: boolean;
  readonly svg: string | undefined;
  readonly line: boolean;
  readonly real: boolean;
}

const DAYS = 24;

/**
 * Reads the command line.
 * @param words without the program's own
 * @throws UserError naming every word that makes no sense
 */
export const readOptions = (words: readonly string[]): Options => {
  const { seed, hours, scenario, load, strategy, json, svg, line, real } = command().parse(words, { from: "user" }).opts();
  const problems: string[] = [];
  const scenarios = pick(SCENARIOS, scenario, "scenario", problems);
  const loads = pick(LOADS, load, "load", problems);
  const strategies = pick(STRATEGIES, strategy, "strategy", problems);
  if (!/^\d{1,9}$/.test(seed)) problems.push(`Cannot use seed "${seed}": it is no whole number of up to nine digits. Write one, as in 1.`);
  const lengthMs = hours === undefined ? undefined : Number(hours) * 3_600_000;
  if (lengthMs !== undefined && !(lengthMs > 0 && lengthMs <= DAYS * 3_600_000))
    problems.push(`Cannot watch for "${hours}" hours: that is no number above 0 and up to ${DAYS}. Write one, as in 1.`);
  if (problems.length > 0) throw new UserError(problems);
  return {
    choice: {
      seed: Number(seed),
      scenarios: lengthMs === undefined ? scenarios : scenarios.map((one) => ({ ...one, lengthMs })),
      loads,
      strategies,
      hasMonth: scenario.length + load.length + strategy.length === 0,
    },
    json,
    svg,
    line,
    real,
  };
};
