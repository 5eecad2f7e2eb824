// Which bot a contact gets. Every caller waits for this answer and no call may depend on it being right, so it always answers: from the home
// row, the standby's replica, its own memory, or as if the pointer had never moved. A row that makes no sense means that, too: the first table
// that answers decides.
import { DynamoDbError } from "../lib/aws/dynamodb-error.ts";
import { parseAsked } from "../lib/runtime/connect-event.ts";
import type { Clock, EpochMs } from "../../shared/clock.ts";
import type { PointerReader } from "../lib/failover/pointer-table.ts";
import { activeRegion, pointerProblems, type Pointer } from "../lib/failover/pointer.ts";
import { metricLine, type Log } from "../lib/runtime/log.ts";
import { otherThan, type Region, type Regions } from "../../shared/region.ts";
import { maskCaller } from "../lib/runtime/mask-caller.ts";

export interface Services {
  readonly clock: Clock;
  readonly log: Log;
  /** Where the pointer is read, best first. */
  readonly sources: readonly { readonly region: Region; readonly table: PointerReader }[];
}

export interface Settings extends Regions {
  /** The prefix of the line's names. */
  readonly line: string;
  readonly homeAliasArn: string;
  readonly standbyAliasArn: string;
}

/** Flat, and text only: a flow takes nothing else (connect-lambda.md 3). */
export type LookupAnswer = Readonly<Record<AnswerKey, string>>;
type AnswerKey =
  | "statusCode"
  | "primaryCode"
  | "mode"
  | "activeRegion"
  | "standbyRegion"
  | "activeBotArn"
  | "standbyBotArn"
  | "callerMasked";

/** How long a pointer that was read stands in for one that cannot be (design.md 4). */
const MEMORY_MS = 300_000;

/** For how long a menu is believed that the observer, who writes the row each minute, has not confirmed. */
const MENU_MS = 300_000;

/**
 * Whether calls are to be kept from the bots. A region serves its calls however old the row is, since the flow asks the other one as well; a
 * menu would keep them from both for as long as nobody observes. One that a person holds lasts as long as the hold.
 */
const isMenu = ({ state, updatedAt, hold }: Pointer, now: EpochMs): boolean =>
  state === "menu" && (now - updatedAt <= MENU_MS || (hold !== undefined && now < hold.until));

/**
 * Answers a contact flow, or any program that invokes it with `{"caller"?, "region"?}`. `mode` is `menu` when calls failed at both bots, or when
 * people sent callers there. Never throws for what it reads.
 */
export const lookupHandler = ({ clock, log, sources }: Services, settings: Settings) => {
  let memory: { readonly pointer: Pointer; readonly at: EpochMs } | undefined;

  /** The pointer of one table, `home` for a row that is of no use, and nothing where the table does not answer. */
  const readFrom = async ({ region, table }: Services["sources"][number]): Promise<Pointer | "home" | undefined> => {
    try {
      const read = await table.read();
      const problems =
        read.kind === "malformed" ? read.problems : read.kind === "pointer" ? pointerProblems(read.pointer, settings, clock.now()) : [];
      if (read.kind === "pointer" && problems.length === 0) return read.pointer;
      log({ kind: "pointer-unusable", region, why: read.kind === "missing" ? "missing" : "malformed", problems });
      return "home";
    } catch (error) {
      // Whatever it is, this caller needs an answer; what is not DynamoDB's is told with its name.
      const code = error instanceof DynamoDbError ? error.code : error instanceof Error ? error.name : "unknown";
      log({ kind: "pointer-unread", region, code });
      return undefined;
    }
  };

  const readPointer = async (): Promise<Pointer | undefined> => {
    for (const source of sources) {
      const read = await readFrom(source);
      if (read === "home") return undefined;
      if (read !== undefined) {
        memory = { pointer: read, at: clock.now() };
        return read;
      }
    }
    return memory !== undefined && clock.now() - memory.at <= MEMORY_MS ? memory.pointer : undefined;
  };

  /** Counts the call, and how old the pointer is that steers it: an old one means that nobody watches over the line. */
  const count = (mode: LookupAnswer["mode"], active: Region, pointer: Pointer | undefined): void => {
    const now = clock.now();
    log(
      metricLine({
        line: settings.line,
        at: now,
        dimensions: { Region: mode === "menu" ? "menu" : active },
        values: { CallRouted: { unit: "Count", value: 1 } },
        ...(pointer === undefined
          ? {}
          : { totals: { PointerAge: { unit: "Seconds", value: Math.max(0, (now - pointer.updatedAt) / 1000) } } }),
      }),
    );
  };

  return async (event: unknown): Promise<LookupAnswer> => {
    const { parameters, customerAddress } = parseAsked(event);
    const pointer = await readPointer();
    // The parameter `region` names a row of the pointer table. There is one row, at home, which stands for any that is missing.
    const active = pointer === undefined ? settings.home : activeRegion(pointer, settings);
    const standby = otherThan(settings, active);
    const botIn = (region: Region): string => (region === settings.home ? settings.homeAliasArn : settings.standbyAliasArn);
    const mode = pointer !== undefined && isMenu(pointer, clock.now()) ? "menu" : "bot";
    count(mode, active, pointer);
    return {
      // As published in 2020: docs/published-names.md.
      statusCode: "200",
      primaryCode: mode === "menu" ? "err" : active,
      mode,
      activeRegion: active,
      standbyRegion: standby,
      activeBotArn: botIn(active),
      standbyBotArn: botIn(standby),
      callerMasked: maskCaller(parameters["caller"] === "" ? customerAddress : (parameters["caller"] ?? customerAddress)),
    };
  };
};
