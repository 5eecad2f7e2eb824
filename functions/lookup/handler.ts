// Which bot a contact gets, for every app. Every caller waits for this answer and no call may depend on it being right, so it always answers:
// from the table at home, its replica, its own memory, or as if the pointer had never moved. A row that makes no sense means the same.
import { DynamoDbError } from "../lib/aws/dynamodb-error.ts";
import { parseAsked } from "../lib/runtime/connect-event.ts";
import type { Clock, EpochMs } from "../../shared/clock.ts";
import type { PointerReader } from "../lib/failover/pointer-table.ts";
import { activeRegion, pointerProblems, type Pointer } from "../lib/failover/pointer.ts";
import { metricLine, type Log } from "../lib/runtime/log.ts";
import { isRegion, otherThan, type Region, type Regions } from "../../shared/region.ts";
import { maskCaller } from "../lib/runtime/mask-caller.ts";

export interface Services {
  readonly clock: Clock;
  readonly log: Log;
  /** Tables that have the rows of pointers, best first. */
  readonly sources: readonly { readonly region: Region; readonly rowOf: (connectRegion: Region) => PointerReader }[];
}

export interface Settings extends Regions {
  /** The prefix of the stack's names. */
  readonly line: string;
  /** Aliases of each app's twins, by slug. */
  readonly apps: Readonly<Record<string, AppArns>>;
  /** Whose bots are meant when nobody says: the first app with a phone. */
  readonly defaultApp: string;
}

export interface AppArns {
  readonly home: string;
  readonly standby: string;
}

/** Flat, and text only: a flow takes nothing else (Connect administrator guide, "Invoke AWS Lambda functions"). */
export type LookupAnswer = Readonly<Record<AnswerKey, string>>;
type AnswerKey =
  | "statusCode"
  | "mode"
  | "activeRegion"
  | "standbyRegion"
  | "activeBotArn"
  | "standbyBotArn"
  | "primaryCode"
  | "callerMasked";

/** What `primaryCode` says when no region's bot is to be asked, as published in 2020. */
const NO_REGION = "err";

/** How long a pointer that was read stands in for one that cannot be. */
const MEMORY_MS = 300_000;
/** Rows that are remembered at most: one for each Connect region that asks. */
const REMEMBERED = 10;

/** For how long a menu is believed that the observer, who writes the row each minute, has not confirmed. */
const MENU_MS = 300_000;

/**
 * Whether calls are to be kept from the bots. A region serves its calls however old the row is, since the flow asks the other one as well; a
 * menu would keep them from both for as long as nobody observes. One that a person holds lasts as long as the hold.
 */
const isMenu = ({ state, updatedAt, hold }: Pointer, now: EpochMs): boolean =>
  state === "menu" && (now - updatedAt <= MENU_MS || (hold !== undefined && now < hold.until));

/**
 * Answers a contact flow, or any program that invokes it with `{"app"?, "region"?, "caller"?}`. `app` says whose bots; `region` is that of the
 * Connect instance, whose row is read, or the home region's where it has none. `mode` is `menu` when calls failed at both bots, or when people
 * sent callers there. Never throws for what it reads.
 */
export const lookupHandler = ({ clock, log, sources }: Services, settings: Settings) => {
  const memory = new Map<Region, { readonly pointer: Pointer; readonly at: EpochMs }>();

  /** What a row says: `home` for one that is of no use. @throws whatever keeps the table from answering */
  const readRow = async ({ region, rowOf }: Services["sources"][number], connectRegion: Region): Promise<Pointer | "missing" | "home"> => {
    const read = await rowOf(connectRegion).read();
    if (read.kind === "missing" && connectRegion !== settings.home) return "missing";
    const problems =
      read.kind === "malformed" ? read.problems : read.kind === "pointer" ? pointerProblems(read.pointer, settings, clock.now()) : [];
    if (read.kind === "pointer" && problems.length === 0) return read.pointer;
    log({ kind: "pointer-unusable", region, connectRegion, why: read.kind === "missing" ? "missing" : "malformed", problems });
    return "home";
  };

  /** The pointer of one table; nothing where the table does not answer. */
  const readFrom = async (source: Services["sources"][number], connectRegion: Region): Promise<Pointer | "home" | undefined> => {
    try {
      const read = await readRow(source, connectRegion);
      if (read !== "missing") return read;
      const ofHome = await readRow(source, settings.home);
      return ofHome === "missing" ? "home" : ofHome;
    } catch (error) {
      // Whatever it is, this caller needs an answer; what is not DynamoDB's is told with its name.
      const code = error instanceof DynamoDbError ? error.code : error instanceof Error ? error.name : "unknown";
      log({ kind: "pointer-unread", region: source.region, code });
      return undefined;
    }
  };

  const readPointer = async (connectRegion: Region): Promise<Pointer | undefined> => {
    for (const source of sources) {
      const read = await readFrom(source, connectRegion);
      if (read === "home") return undefined;
      if (read !== undefined) {
        memory.set(connectRegion, { pointer: read, at: clock.now() });
        // Any text may be asked for; what is remembered is bounded.
        if (memory.size > REMEMBERED) memory.delete([...memory.keys()][0] ?? connectRegion);
        return read;
      }
    }
    const remembered = memory.get(connectRegion);
    return remembered !== undefined && clock.now() - remembered.at <= MEMORY_MS ? remembered.pointer : undefined;
  };

  const appOf = (slug: string | undefined): AppArns | undefined => {
    if (slug === undefined || slug === "") return settings.apps[settings.defaultApp];
    const found = Object.hasOwn(settings.apps, slug) ? settings.apps[slug] : undefined;
    // The call goes on, with bots that it may not have meant: a flow that names no app of the stack is a fault of its deployment.
    if (found === undefined) log({ kind: "app-unknown", remedy: "Send a slug of the stack's setting apps as parameter app." });
    return found ?? settings.apps[settings.defaultApp];
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
        ...(pointer === undefined || pointer.updatedAt === 0
          ? {}
          : { totals: { PointerAge: { unit: "Seconds", value: Math.max(0, (now - pointer.updatedAt) / 1000) } } }),
      }),
    );
  };

  return async (event: unknown): Promise<LookupAnswer> => {
    const { parameters, customerAddress } = parseAsked(event);
    const { app, caller, region } = parameters;
    const connectRegion = region !== undefined && isRegion(region) ? region : settings.home;
    const pointer = await readPointer(connectRegion);
    const active = pointer === undefined ? settings.home : activeRegion(pointer, settings);
    const standby = otherThan(settings, active);
    const twins = appOf(app);
    const botIn = (where: Region): string => (where === settings.home ? twins?.home : twins?.standby) ?? "";
    const mode = pointer !== undefined && isMenu(pointer, clock.now()) ? "menu" : "bot";
    count(mode, active, pointer);
    return {
      statusCode: "200",
      mode,
      activeRegion: active,
      standbyRegion: standby,
      activeBotArn: botIn(active),
      standbyBotArn: botIn(standby),
      primaryCode: mode === "menu" ? NO_REGION : active,
      callerMasked: maskCaller(caller === "" ? customerAddress : (caller ?? customerAddress)),
    };
  };
};
