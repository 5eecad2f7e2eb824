// A line in a local cloud for the failover commands, started once for all their tests. Nobody observes it but the tests: they write the row.
import { DeleteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { lineOf } from "../../../cli/common/stack.ts";
import { lineServices, type LineServices } from "../../../cli/failover/services.ts";
import type { Item } from "../../../functions/lib/aws/attribute-value.ts";
import { atTheEnd } from "../../at-the-end.ts";
import { dynamoDb } from "../../../functions/lib/aws/dynamodb.ts";
import type { LineEvent } from "../../../functions/lib/failover/line-event.ts";
import { observerTable } from "../../../functions/lib/failover/observer-table.ts";
import { firstPointer, pointerItem, pointerKey, type Pointer } from "../../../functions/lib/failover/pointer.ts";
import type { BotSeen, ProbeResult } from "../../../functions/lib/failover/seen.ts";
import { signedSender } from "../../../functions/lib/aws/signed-request.ts";
import { realClock } from "../../../shared/clock.ts";
import { startCloud, type Cloud } from "../../../local/cloud.ts";
import { parseFaultRules } from "../../../local/faults.ts";
import { readProject } from "../../../local/program/project.ts";

/** Always in force: a call that meets a fault is reported, and the observer would write the row at any later time. */
const STILL = "*/lambda:report=error";

export const HOME = "us-east-1";
export const STANDBY = "us-west-2";
/** Who asks, in the local cloud. */
export const ME = "arn:aws:iam::111122223333:root";
export const ANNA = "arn:aws:sts::111122223333:assumed-role/on-call/anna";

export interface TestLine {
  readonly cloud: Cloud;
  /** Puts these faults in force instead of those there were. */
  readonly fail: (rules: readonly string[]) => void;
  readonly services: LineServices;
  /** What was published, instead of publishing it. */
  readonly events: LineEvent[];
  /** Writes the pointer's row, and forgets the events. */
  readonly setRow: (row: Item) => Promise<void>;
  readonly dropRow: () => Promise<void>;
  /** Writes what an observer saw. */
  readonly setObserver: (seen: Observed) => Promise<void>;
  readonly pointer: () => Promise<Pointer>;
}

export interface Observed {
  readonly home?: ProbeResult;
  readonly standby?: ProbeResult;
  readonly beatAgoMs?: number;
}

const CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" };

/** What was seen of a bot whose last probes all came out alike. */
export const seenAs = (result: ProbeResult, now: number): BotSeen => ({
  observations: (["session", "recognize"] as const).flatMap((method) =>
    [4, 3, 2, 1].map((seconds) => ({ at: now - seconds * 1_000, method, result })),
  ),
  ...(result === "good" ? { goodSince: now - 3_600_000 } : {}),
});

/** The pointer of a line at home. */
export const aPointer = (overrides: Partial<Pointer> = {}): Pointer => ({
  ...firstPointer({ home: HOME, standby: STANDBY }, realClock.now()),
  epoch: 7,
  ...overrides,
});

/** Its row. */
export const aRow = (overrides: Partial<Pointer> = {}): Item => pointerItem(aPointer(overrides), HOME);

const start = async (): Promise<TestLine> => {
  const program = await readProject({ folder: process.cwd(), stack: "dev", overrides: [] });
  const clock = realClock;
  const cloud = await startCloud({
    program,
    clock,
    seed: 11,
    port: 0,
    faults: parseFaultRules([STILL]),
    botWaitMs: 2_000,
    schedules: false,
  });
  const { endpoint } = cloud;
  const line = lineOf(cloud.outputs, "the test's line", endpoint);
  const events: LineEvent[] = [];
  const services: LineServices = {
    ...(await lineServices(line, { clock, warn: () => undefined })),
    publish: async (event) => {
      events.push(event);
    },
  };
  const client = new DynamoDBClient({ region: HOME, endpoint, credentials: CREDENTIALS });
  const db = dynamoDb(
    { clock, sender: signedSender },
    { region: HOME, endpoint: new URL(endpoint), credentials: CREDENTIALS, attemptMs: 2_000, attempts: 1 },
  );
  const { rules } = await services.observer.rules();
  const observers = observerTable(db, line.tables.observations, rules);
  return {
    cloud,
    fail: (faults) => cloud.faults.set(parseFaultRules([STILL, ...faults])),
    services,
    events,
    setRow: async (row) => {
      events.length = 0;
      await db.putItem({ TableName: line.tables.pointer, Item: { ...row, ...pointerKey(HOME) } });
    },
    dropRow: async () => {
      await client.send(new DeleteItemCommand({ TableName: line.tables.pointer, Key: { connectRegion: { S: HOME } } }));
    },
    setObserver: async ({ home = "good", standby = "good", beatAgoMs = 1_000 }) => {
      const now = clock.now();
      const { row } = await observers.read(now);
      const apps = { [rules.witness]: { [HOME]: seenAs(home, now), [STANDBY]: seenAs(standby, now) } };
      await observers.take({ holder: "test", takenAt: now - 60_000, beatAt: now - beatAgoMs, apps, twins: {} }, row);
    },
    pointer: async () => {
      const read = await services.pointers.read();
      if (read.kind !== "pointer") throw new Error(`The pointer is ${read.kind}.`);
      return read.pointer;
    },
  };
};

let started: Promise<TestLine> | undefined;

export const aLine = (): Promise<TestLine> => (started ??= start());

atTheEnd(async () => {
  await (await started)?.cloud.close();
});
