// `twinline start`: the whole program in a local cloud that stays, and on a terminal a phone to call it with.
import { join } from "node:path";
import { realClock } from "../../shared/clock.ts";
import { startCloud, type Cloud } from "../../local/cloud.ts";
import type { Engine } from "../../local/engine/engine.ts";
import { eventLog } from "../../local/events.ts";
import { parseFaultRules } from "../../local/faults.ts";
import { readProject } from "../../local/program/project.ts";
import { keepPackages } from "../package-cache.ts";
import { phone } from "./phone.ts";
import { projectFolder } from "../common/project-folder.ts";
import { colours, untilStopped, type Colours } from "../common/terminal.ts";
import { part, together } from "../common/all-problems.ts";

export interface StartOptions {
  readonly port: number;
  readonly stack: string;
  readonly config: readonly string[];
  readonly fail: readonly string[];
  readonly botWait: number;
  readonly engine: boolean;
  readonly json: boolean;
}

const shortType = (type: string): string => type.replace(/^(aws(?:-native)?):([^/:]+).*:/, "$1:$2:");

/** One line a resource, as it is made. */
const showProgress = (events: ReturnType<typeof eventLog>, paint: Colours): { readonly count: () => number } => {
  let count = 0;
  events.subscribe((entry) => {
    if (entry.kind !== "resource-created") return;
    count += 1;
    process.stdout.write(
      `  ${paint.green("+")} ${shortType(entry.type).padEnd(46)} ${entry.name.padEnd(36)} ${paint.dim(entry.region ?? "")}\n`,
    );
  });
  return { count: () => count };
};

/** Everything a client of the ready cloud needs to know, as one object. */
const ready = ({ endpoint, outputs, phoneNumber, lines, services }: Cloud, seconds: number) => ({
  kind: "ready",
  endpoint,
  phoneNumber,
  lines: lines.named,
  seconds,
  bots: services.bots
    .listAliases()
    // The home region's first, as people think of them.
    .toSorted((one, other) => Number(other.arn === outputs["homeAliasArn"]) - Number(one.arn === outputs["homeAliasArn"]))
    .flatMap(({ region, botId, aliasId, arn, locales }) =>
      locales.filter(({ enabled }) => enabled).map(({ localeId }) => ({ region, botId, aliasId, aliasArn: arn, localeId })),
    ),
  table: outputs["pointerTable"],
  functions: outputs["functions"],
});

/** Where flowers is not who answers when no line is named. */
const toFlowers = ({ lines: { first, named } }: Cloud): string => (named["flowers"] === first ? "" : " --to flowers");

const announce = (cloud: Cloud, seconds: number, resources: number | undefined, paint: Colours): void => {
  const { bots } = ready(cloud, seconds);
  const [bot] = bots;
  const regions = [...new Set(bots.map(({ region }) => region))].join(" and ");
  process.stdout.write(`
${paint.bold(`Ready in ${seconds.toFixed(1)} s:`)} ${resources === undefined ? "the stack's resources" : `${resources} resources`} in ${regions}, none of them on AWS.

${"flowers" in cloud.lines.named ? `  Call the line   npx twinline call --on ${cloud.endpoint}${toFlowers(cloud)} "I would like to order flowers" roses tomorrow "10 am" yes\n` : ""}${"demo" in cloud.lines.named ? `  Book a demo     npx twinline call --on ${cloud.endpoint} --to demo "book a demo" "next tuesday" "3 pm" yes\n` : ""}  Read its SMS    npx twinline sms --on ${cloud.endpoint}
  Use AWS         AWS_ENDPOINT_URL=${cloud.endpoint} with any SDK or CLI; any key pair will do
                  aws lexv2-runtime recognize-text --region ${bot?.region ?? ""} --bot-id ${bot?.botId ?? ""} --bot-alias-id ${bot?.aliasId ?? ""} \\
                    --locale-id ${bot?.localeId ?? ""} --session-id me --text "I need a dozen roses"
  Break it        npx twinline start --fail us-east-1/lex=down
  Stop            Ctrl-C
`);
};

/** Of the engine: its state, and what the next cloud makes again. */
const stateFolder = (stack: string): string => join(projectFolder, ".twinline", stack);

/** Loaded only for who asks for it: it brings Pulumi's Automation API along. */
const engineOf = async ({ stack }: { readonly stack: string }, { json }: StartOptions, signal: AbortSignal): Promise<Engine> => {
  const [{ engine }, { passphraseOf }] = await Promise.all([import("../../local/engine/engine.ts"), import("../engine/passphrase.ts")]);
  return engine({
    folder: stateFolder(stack),
    signal,
    passphrase: passphraseOf(process.env),
    onOutput: (text) => void (json ? undefined : process.stdout.write(text)),
    onReplayed: (operations) => {
      if (!json && operations > 0) process.stdout.write(`The cloud has again what it had: ${operations} operations.\n`);
    },
  });
};

export const start = async (options: StartOptions): Promise<void> => {
  const paint = colours(process.stdout);
  const stopped = untilStopped();
  const stop = new AbortController();
  void stopped.then(() => stop.abort());
  const events = eventLog();
  const [faults, program] = await together(
    part(() => parseFaultRules(options.fail)),
    readProject({ folder: projectFolder, stack: options.stack, overrides: options.config }),
  );
  if (!options.json) process.stdout.write(`Deploying ${paint.bold(program.project)} (stack ${program.stack}) into a local cloud …\n`);
  // The engine tells its own progress.
  const progress = options.json || options.engine ? undefined : showProgress(events, paint);
  const clock = realClock;
  const cloud = await startCloud({
    program,
    clock,
    seed: clock.now(),
    port: options.port,
    faults,
    events,
    botWaitMs: options.botWait * 1000,
    schedules: true,
    ...(options.engine ? { engine: await engineOf(program, options, stop.signal) } : {}),
  });
  // Since the process began, so that loading counts.
  const seconds = Math.round(performance.now()) / 1000;
  if (options.json) process.stdout.write(`${JSON.stringify(ready(cloud, seconds))}\n`);
  else announce(cloud, seconds, progress?.count(), paint);
  void keepPackages();
  const hangUp = !options.json && process.stdin.isTTY ? phone(cloud, paint) : undefined;
  await stopped;
  hangUp?.();
  await cloud.close();
  const left = options.engine
    ? `The next start goes on with ${stateFolder(program.stack)}; to begin anew, delete it.`
    : "Nothing is left behind.";
  if (!options.json) process.stdout.write(`\nStopped. ${left}\n`);
  process.exit();
};
