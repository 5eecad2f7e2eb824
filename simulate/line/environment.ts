// An execution environment of the simulated line: the function's own code, in this thread and on the simulated clock, where the local cloud
// would start a worker. Cold start, timeout and the loss of an environment are as there.
import type { Platform, Variables } from "../../functions/lib/runtime/platform.ts";
import type { Answer, Target } from "../../functions/lib/aws/signed-request.ts";
import { within } from "../../local/connect/deadline.ts";
import type { Environment, Outcome, StartEnvironment } from "../../local/lambda/environment.ts";
import { isRegion } from "../../shared/region.ts";
import { latency } from "./latencies.ts";
import { simulatedSender, type NetworkServices, type Outgoing } from "./network.ts";

export type Handler = (event: unknown) => Promise<unknown>;
/** The network as an SDK's client would use it: any method. */
export type Network = (target: Target) => (request: Outgoing) => Promise<Answer>;
export type Wiring = (variables: Variables, platform: Platform, network: Network) => Handler;

const never = <Result>(): Promise<Result> => new Promise(() => undefined);

const failed = (thrown: unknown): Outcome => ({
  kind: "failed",
  payload: JSON.stringify(
    thrown instanceof Error
      ? { errorType: thrown.name, errorMessage: thrown.message, trace: [] }
      : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] },
  ),
});

const timedOut = (requestId: string, ms: number): Outcome => ({
  kind: "gone",
  errorType: "Sandbox.Timedout",
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(ms / 1000).toFixed(2)} seconds`,
});

/** @param wirings each function's own, by the end of its name */
export const inThisThread =
  (services: NetworkServices, wirings: Readonly<Record<string, Wiring>>): StartEnvironment =>
  ({ setup: { functionName }, variables, onOutput }): Environment => {
    const { clock, random } = services;
    const wiring = Object.entries(wirings).find(([name]) => functionName.endsWith(`-${name}`))?.[1];
    const region = variables["AWS_REGION"] ?? "";
    if (wiring === undefined || !isRegion(region))
      throw new Error(`Cannot run ${functionName} in "${region}": it has no wiring here. Add it to simulate/line/wirings.ts.`);

    let lost: Outcome | undefined;
    // Code that was stopped in the middle does nothing more: what it waits for never comes.
    const unlessLost = async <Result>(work: Promise<Result>): Promise<Result> => {
      const result = await work;
      return lost === undefined ? result : never();
    };
    const send = simulatedSender(services, region);
    const network: Network = (target) => {
      const exchange = send(target);
      return (request) => unlessLost(exchange(request));
    };
    const platform: Platform = {
      clock: { now: () => clock.now(), sleep: (ms) => unlessLost(clock.sleep(ms)), deadline: (ms) => clock.deadline(ms) },
      log: (line) => onOutput(JSON.stringify(line)),
      newId: () => random.uuid(),
      sender: (target) => {
        const exchange = network(target);
        return (request) => exchange({ ...request, method: request.method ?? "POST" });
      },
    };

    let handler: Handler | undefined;
    const load = async (): Promise<{ readonly handler: Handler; readonly initMs: number | undefined }> => {
      if (handler !== undefined) return { handler, initMs: undefined };
      const initMs = latency(random, "coldStart", region, region);
      await clock.sleep(initMs);
      handler = wiring(variables, platform, network);
      return { handler, initMs };
    };

    const handle = async (run: Handler, payload: string): Promise<Outcome> => {
      await clock.sleep(latency(random, "handler", region, region));
      try {
        const answer: unknown = await run(JSON.parse(payload));
        return { kind: "answered", payload: answer === undefined ? "null" : JSON.stringify(answer) };
      } catch (thrown) {
        return failed(thrown);
      }
    };

    return {
      run: async ({ requestId, payload, timeoutMs }) => {
        const loaded = await load().catch((thrown: unknown) => {
          lost = failed(thrown);
          return lost;
        });
        if (!("handler" in loaded)) return { outcome: loaded, ms: 0, initMs: undefined };
        const begun = clock.now();
        const outcome = await within(clock, timeoutMs, () => handle(loaded.handler, payload));
        const ran = { ms: clock.now() - begun, initMs: loaded.initMs };
        if (outcome !== undefined) return { outcome, ...ran };
        lost = timedOut(requestId, timeoutMs);
        return { outcome: lost, ...ran };
      },
      usable: () => lost === undefined,
      close: async () => {
        lost ??= { kind: "gone", errorType: "Runtime.ExitError", errorMessage: "Runtime exited without providing a reason" };
      },
    };
  };
