// Where a line is and what its parts are called: from the outputs of its stack, which a running `twinline start` tells over HTTP and Pulumi
// for a stack on AWS. Nothing is guessed from names.
import { execFile } from "node:child_process";
import { z } from "zod";
import { realClock } from "../../shared/clock.ts";
import { parseJson } from "../../shared/json.ts";
import { isRegion, type Regions } from "../../shared/region.ts";
import { OUTPUTS_PATH } from "../../local/calls.ts";
import { UserError } from "../../local/errors.ts";
import { projectFolder } from "./project-folder.ts";
import { limited } from "./time-limit.ts";
import { during } from "./print.ts";

const answered = z.object({ outputs: z.unknown() });
const region = z.string().refine(isRegion, "is no region");
/** What a stack tells of one app. */
const app = z.object({
  /** E.164; absent without a phone. */
  phoneNumber: z.string().optional(),
  /** `ask` where callers choose their language before anything else. */
  locale: z.string(),
  /** IANA. */
  timeZone: z.string(),
  /** By region. */
  aliases: z.record(z.string(), z.object({ arn: z.string(), locales: z.array(z.string()) })),
  functions: z.record(z.string(), z.string()),
  /** Names in AWS by the keys of its manifest. */
  tables: z.record(z.string(), z.string()),
});
const outputs = z.object({
  apps: z.record(z.string(), app),
  /** Slug of the app whose evidence moves the pointer. */
  witness: z.string(),
  regions: z.object({ home: region, standby: region }),
  tables: z.object({ pointer: z.string(), observations: z.string(), history: z.string(), conversations: z.string() }).catchall(z.string()),
  functions: z.object({ lookup: z.string(), observer: z.string() }).catchall(z.string()),
  eventsTopic: z.string(),
  alarms: z.array(z.string()).default([]),
});
type Outputs = z.infer<typeof outputs>;

export type DeployedApp = z.infer<typeof app>;

/** A deployed stack, as its outputs tell of it. */
export interface Line extends Regions, Omit<Outputs, "regions"> {
  /** As events and resources name it: project and stack. */
  readonly name: string;
  /** Of the running local cloud; undefined on AWS. */
  readonly endpoint: string | undefined;
}

export interface LineOptions {
  readonly on: string;
  readonly aws: boolean;
  readonly stack: string;
}

/**
 * The line of a stack's outputs.
 * @param of how messages name the stack
 * @throws UserError naming every output that is missing or makes no sense
 */
export const lineOf = (found: unknown, of: string, endpoint: string | undefined): Line => {
  const read = outputs.safeParse(found);
  if (!read.success)
    throw new UserError(
      read.error.issues.map(
        ({ path, message }) =>
          `Cannot use ${of}: its output "${path.join(".")}" is missing or unfit (${message}). Deploy this version of the program there.`,
      ),
    );
  const {
    regions: { home, standby },
    ...rest
  } = read.data;
  const topic = rest.eventsTopic.split(":").at(-1) ?? "";
  return { ...rest, home, standby, name: topic.replace(/-events$/, ""), endpoint };
};

/** A stack that has no outputs has nothing else either. */
const isNothing = (found: unknown): boolean => typeof found === "object" && found !== null && Object.keys(found).length === 0;

const localLine = async (url: string): Promise<Line> => {
  const remedy = "Start one with npx twinline start, name it with --on URL, or add --aws for a line on AWS.";
  let address: URL;
  try {
    address = new URL(OUTPUTS_PATH, url);
  } catch (cause) {
    throw new UserError(`Cannot use --on "${url}": it is no address. Write one as in http://127.0.0.1:4566.`, { cause });
  }
  let answer: { readonly status: number; readonly text: string };
  try {
    answer = await limited(realClock, async (signal) => {
      const response = await fetch(address, { signal });
      return { status: response.status, text: await response.text() };
    });
  } catch (cause) {
    throw new UserError(`Cannot find a line on "${url}": no cloud answers there. ${remedy}`, { cause });
  }
  const { status, text } = answer;
  if (status === 503) throw new UserError(`Cannot use the line on "${url}" yet: it is being deployed. Try again in a moment.`);
  const told = answered.safeParse(parseJson(text));
  if (status !== 200 || !told.success) throw new UserError(`Cannot find a line on "${url}": it answered HTTP ${status}. ${remedy}`);
  if (isNothing(told.data.outputs))
    throw new UserError(`Cannot use the line on "${url}": it was destroyed. Bring it back with npx twinline up --on ${address.origin}.`);
  return lineOf(told.data.outputs, `the line on ${address.origin}`, address.origin);
};

/** What `pulumi stack output` prints. */
const pulumiOutputs = (stack: string): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile("pulumi", ["stack", "output", "--json", "--non-interactive", "--stack", stack], { cwd: projectFolder }, (error, out, err) => {
      if (error === null) resolve(out);
      else if (error.code === "ENOENT")
        reject(
          new UserError(
            `Cannot read the outputs of stack "${stack}": pulumi is not on the PATH. Install it (https://www.pulumi.com/docs/install), or leave out --aws for the line of a running twinline start.`,
            { cause: error },
          ),
        );
      else
        reject(
          new UserError(
            `Cannot read the outputs of stack "${stack}": pulumi said "${err.trim().replaceAll(/\s+/g, " ").slice(0, 400)}". Log in with pulumi login, and choose a stack that pulumi stack ls lists.`,
            { cause: error },
          ),
        );
    });
  });

const awsLine = async (stack: string): Promise<Line> => {
  const found = parseJson(await during(`asking Pulumi for stack ${stack}`, pulumiOutputs(stack)));
  if (isNothing(found))
    throw new UserError(`Cannot use stack "${stack}": it has no outputs, so nothing is deployed. Run pulumi up --stack ${stack} first.`);
  return lineOf(found, `stack "${stack}"`, undefined);
};

/** @throws UserError when there is no such line, saying where it was looked for */
export const findLine = ({ on, aws, stack }: LineOptions): Promise<Line> => (aws ? awsLine(stack) : localLine(on));
