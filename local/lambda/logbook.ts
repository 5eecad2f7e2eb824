// What Lambda writes to CloudWatch Logs for one environment: its platform lines (START, END, REPORT) and the function's console. It writes as the
// function's role: a group that is not there is made only where the role may make it, and else the lines are lost.
import type { Clock } from "../../shared/clock.ts";
import type { Iam } from "../iam/iam.ts";
import type { Random } from "../random.ts";
import type { LogGroups } from "../services/logs/groups.ts";
import type { FunctionConfiguration } from "./configuration.ts";
import type { Ran } from "./environment.ts";

export interface Logbook {
  readonly group: string;
  readonly stream: string;
  start(requestId: string): void;
  /** A line of the function's console, in the runtime's text form. */
  console(requestId: string, level: string, text: string): void;
  /** What the function wrote to its standard output itself. */
  output(text: string): void;
  end(requestId: string, ran: Ran, memoryMb: number): void;
}

const reported = ({ outcome, ms, initMs }: Ran, memoryMb: number): string =>
  [
    `Duration: ${ms.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(ms + (initMs ?? 0))} ms`,
    `Memory Size: ${memoryMb} MB`,
    // The memory in use is not measured here, so that no figure is given for it.
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
    ...(outcome.kind === "gone" && outcome.errorType === "Sandbox.Timedout" ? ["Status: timeout"] : []),
  ].join("\t");

interface LogbookServices {
  readonly clock: Clock;
  readonly random: Random;
  readonly logs: LogGroups;
  readonly iam: Pick<Iam, "authorize">;
}

export const logbook = (
  { clock, random, logs, iam }: LogbookServices,
  { region, name, arn, roleArn }: Pick<FunctionConfiguration, "region" | "name" | "arn" | "roleArn">,
): Logbook => {
  const group = `/aws/lambda/${name}`;
  const account = arn.split(":")[4] ?? "";
  const mayCreateGroup = (): boolean =>
    iam.authorize(
      { kind: "role", roleArn, sessionName: name },
      { action: "logs:CreateLogGroup", resource: `arn:aws:logs:${region}:${account}:log-group:${group}` },
    ).allowed;
  const day = new Date(clock.now()).toISOString().slice(0, 10).replaceAll("-", "/");
  const stream = `${day}/[$LATEST]${random.text(32, "0123456789abcdef")}`;
  const write = (line: string): void => {
    if (logs.find(region, group) !== undefined || mayCreateGroup()) logs.append(region, group, stream, line);
  };
  const onConsole = (requestId: string, level: string, text: string): void =>
    // Lambda keeps a message of several lines in one event by turning the line feeds into carriage returns.
    write(`${new Date(clock.now()).toISOString()}\t${requestId}\t${level}\t${text.replaceAll("\n", "\r")}`);
  return {
    group,
    stream,
    start: (requestId) => write(`START RequestId: ${requestId} Version: $LATEST`),
    console: onConsole,
    output: (text) => {
      for (const line of text.split("\n")) if (line !== "") write(line);
    },
    end: (requestId, ran, memoryMb) => {
      if (ran.outcome.kind === "failed") onConsole(requestId, "ERROR", `Invoke Error \t${ran.outcome.payload}`);
      if (ran.outcome.kind === "gone") write(ran.outcome.errorMessage);
      write(`END RequestId: ${requestId}`);
      write(`REPORT RequestId: ${requestId}\t${reported(ran, memoryMb)}`);
    },
  };
};
