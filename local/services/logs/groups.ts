// CloudWatch Logs in memory: groups of streams of events, the oldest of a group let go when it grows too long.
import type { Clock, EpochMs } from "../../../shared/clock.ts";
import { ServiceError } from "../../errors.ts";
import type { Region } from "../../../shared/region.ts";

export interface LogEvent {
  readonly timestamp: EpochMs;
  readonly message: string;
  readonly stream: string;
  /** Its place in the group, rising; the id and the paging tokens come from it. */
  readonly index: number;
}

export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: EpochMs;
  /** Undefined where lines are kept for ever. */
  readonly retentionInDays: number | undefined;
  /** Undefined for the one that CloudWatch Logs has itself. */
  readonly kmsKeyId: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly events: readonly LogEvent[];
  /** Stream name to the time of its first event. */
  readonly streams: ReadonlyMap<string, EpochMs>;
}

export interface LogGroupSettings {
  /** Undefined to keep lines for ever. */
  readonly retentionInDays?: number;
  /** ARN of the key that encrypts lines. */
  readonly kmsKeyId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface LogGroups {
  /** @throws ServiceError ResourceAlreadyExistsException, also for a group that a function's first line made */
  create(region: Region, name: string, settings?: LogGroupSettings): LogGroup;
  /** Puts settings in place of those it had; its lines stay. @throws ServiceError ResourceNotFoundException */
  update(region: Region, name: string, settings: LogGroupSettings): LogGroup;
  /** Its lines go with it. */
  delete(region: Region, name: string): void;
  /** Appends a line; a group that does not exist is created, as Lambda does it where the function's role may. */
  append(region: Region, group: string, stream: string, message: string): void;
  find(region: Region, name: string): LogGroup | undefined;
  list(region: Region): readonly LogGroup[];
}

// Enough for hours of a busy line; a load test must not grow the process.
const KEPT_EVENTS = 10_000;
const KEPT_STREAMS = 1_000;

interface Kept extends LogGroup {
  retentionInDays: number | undefined;
  kmsKeyId: string | undefined;
  tags: Readonly<Record<string, string>>;
  readonly events: LogEvent[];
  readonly streams: Map<string, EpochMs>;
  next: number;
}

/** No groups yet. @param onLine is told each line appended, e.g. to find metrics in it */
export const logGroups = ({
  clock,
  accountId,
  onLine = () => undefined,
}: {
  readonly clock: Clock;
  readonly accountId: string;
  readonly onLine?: (region: Region, message: string) => void;
}): LogGroups => {
  const regions = new Map<Region, Map<string, Kept>>();
  const groupsOf = (region: Region): Map<string, Kept> => {
    const known = regions.get(region) ?? new Map<string, Kept>();
    regions.set(region, known);
    return known;
  };
  const ensure = (region: Region, name: string): Kept => {
    const known = groupsOf(region).get(name);
    if (known !== undefined) return known;
    const made: Kept = {
      name,
      arn: `arn:aws:logs:${region}:${accountId}:log-group:${name}`,
      createdAt: clock.now(),
      retentionInDays: undefined,
      kmsKeyId: undefined,
      tags: {},
      events: [],
      streams: new Map(),
      next: 0,
    };
    groupsOf(region).set(name, made);
    return made;
  };
  const set = (group: Kept, { retentionInDays, kmsKeyId, tags = {} }: LogGroupSettings): LogGroup => {
    group.retentionInDays = retentionInDays;
    group.kmsKeyId = kmsKeyId;
    group.tags = tags;
    return group;
  };
  return {
    create: (region, name, settings = {}) => {
      if (groupsOf(region).has(name))
        throw new ServiceError("ResourceAlreadyExistsException", 400, "The specified log group already exists");
      return set(ensure(region, name), settings);
    },
    update: (region, name, settings) => {
      const group = groupsOf(region).get(name);
      if (group === undefined) throw new ServiceError("ResourceNotFoundException", 400, "The specified log group does not exist.");
      return set(group, settings);
    },
    delete: (region, name) => void groupsOf(region).delete(name),
    append: (region, name, stream, message) => {
      const group = ensure(region, name);
      const timestamp = clock.now();
      group.events.push({ timestamp, message, stream, index: group.next++ });
      if (!group.streams.has(stream)) group.streams.set(stream, timestamp);
      // A tenth at a time: shifting one by one would move the whole list at every line.
      if (group.events.length > KEPT_EVENTS) group.events.splice(0, KEPT_EVENTS / 10);
      if (group.streams.size > KEPT_STREAMS) group.streams.delete(group.streams.keys().next().value ?? stream);
      onLine(region, message);
    },
    find: (region, name) => groupsOf(region).get(name),
    list: (region) => [...groupsOf(region).values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
};
