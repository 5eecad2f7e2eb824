// The whole line in a local cloud on a simulated clock: the program as it is deployed, its flow in the interpreter, and the functions' own
// code. Nothing of it waits for real time.
import { startCloud } from "../../local/cloud.ts";
import { eventLog } from "../../local/events.ts";
import { seededRandom } from "../../local/random.ts";
import { simulatedClock } from "../../local/simulated-clock.ts";
import type { Wire } from "../../local/wire/start.ts";
import { inThisThread } from "./environment.ts";
import { latency } from "./latencies.ts";
import { regionsOf, type Line, type LineOptions } from "./line.ts";
import { loadWirings } from "./wirings.ts";

/** A Tuesday on which the shop and its people are there, ten in the morning in New York. */
const START = Date.UTC(2026, 10, 24, 15);
/** As long as the fast model has it (call.ts). */
const REPLY_MS = 2_500;

/** The services that functions ask over the wire. Their schemas load when they are first asked, which takes real time. */
const SPOKEN = ["dynamodb", "lambda", "lex", "scheduler", "sns", "sts"] as const;

const warm = async (request: Wire["request"]): Promise<void> => {
  for (const service of SPOKEN) {
    const authorization = `AWS4-HMAC-SHA256 Credential=nobody/20261124/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    const nothing = { method: "GET", path: "/", query: new URLSearchParams(), headers: { authorization }, body: Buffer.alloc(0) };
    await request(nothing, { requestId: "warm", signal: new AbortController().signal });
  }
};

/** Deploys the program and starts its schedules; time stands at the beginning. */
export const startSimulatedLine = async ({ program, seed, botWaitMs, start = START }: LineOptions): Promise<Line> => {
  const clock = simulatedClock(start);
  // Apart from the cloud's own, so that what the program deploys does not change who calls when.
  const random = seededRandom(seed ^ 0x5eed);
  const { home, standby } = regionsOf(program);
  const events = eventLog();
  const wirings = await loadWirings();
  let door: Wire["request"] | undefined;
  const cloud = await startCloud({
    program,
    clock,
    seed,
    port: 0,
    faults: [],
    events,
    botWaitMs,
    schedules: true,
    speech: "timed",
    simulation: {
      hold: (work) => clock.hold(work),
      latencyMs: (name, region) => latency(random, name === "lex.RecognizeText" ? "recognize" : "request", home, region),
      environments: (request) => {
        door = request;
        return inThisThread({ clock, random, request }, wirings);
      },
    },
  });
  if (door !== undefined) await warm(door);
  return {
    cloud,
    clock,
    events,
    home,
    standby,
    witness: String(cloud.outputs["witness"]),
    replyMs: REPLY_MS,
    isSpoken: true,
    finish: (work) => clock.finish(work),
  };
};
