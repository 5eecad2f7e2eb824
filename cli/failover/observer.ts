// What the observer knows: its row, and the rules it works by, read out of its own environment, so that nobody reasons by other figures.
import { GetFunctionCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import type { Clock } from "../../shared/clock.ts";
import type { DynamoDb } from "../../functions/lib/aws/dynamodb.ts";
import { observerTable, type ObserverRow } from "../../functions/lib/failover/observer-table.ts";
import { DEFAULT_RULES, type StackRules } from "../../functions/lib/failover/rules.ts";
import type { Probe } from "../../functions/observer/probe.ts";
import { readStack } from "../../functions/observer/read-rules.ts";
import { asked, wordsOf } from "../common/ask-aws.ts";
import { limited } from "../common/time-limit.ts";
import type { Line } from "../common/stack.ts";

export interface Rules {
  readonly rules: StackRules;
  /** The most that each app is asked, by slug; none where they cannot be read. */
  readonly probes: Readonly<Record<string, Probe>>;
  /** Why these are the defaults and not the stack's, if so. */
  readonly unread?: string;
}

export interface ObserverReader {
  /** Never fails: the defaults stand in. Read once. */
  rules(): Promise<Rules>;
  /** The row; undefined where none has ever run. @throws UserError when it cannot be read */
  state(): Promise<ObserverRow | undefined>;
}

interface ObserverServices {
  readonly clock: Clock;
  /** Of the home region, as the other one. */
  readonly lambda: LambdaClient;
  readonly db: DynamoDb;
}

export const observerOf = ({ clock, lambda, db }: ObserverServices, line: Line): ObserverReader => {
  const { home, standby, tables, functions, witness } = line;
  const read = async (): Promise<Rules> => {
    try {
      const command = new GetFunctionCommand({ FunctionName: functions.observer });
      const { Configuration } = await limited(clock, (abortSignal) => lambda.send(command, { abortSignal }));
      const { rules, probes } = readStack(Configuration?.Environment?.Variables ?? {});
      return { rules: { ...rules, home, standby }, probes };
    } catch (error) {
      return { rules: { ...DEFAULT_RULES, home, standby, witness, others: [] }, probes: {}, unread: wordsOf(error) };
    }
  };
  let known: Promise<Rules> | undefined;
  const rules = (): Promise<Rules> => (known ??= read());
  return {
    rules,
    state: async () => {
      const table = observerTable(db, tables.observations, (await rules()).rules);
      const row = await asked("read the observer's row", () => table.read(clock.now()));
      return row.holder === "" ? undefined : row;
    },
  };
};
