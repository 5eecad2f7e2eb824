// CloudWatch alarms: what was declared, the state each is in, and what is told when it changes. Changing an alarm publishes to its topics as
// the service cloudwatch.amazonaws.com, through the door that every call takes.
import type { Clock, EpochMs } from "../../../shared/clock.ts";
import type { Dispatch } from "../../dispatch.ts";
import type { EventLog } from "../../events.ts";
import type { Region } from "../../../shared/region.ts";
import { alarmMessage } from "./alarm-message.ts";
import type { AlarmRule, AlarmState, AlarmVerdict } from "./evaluate-alarm.ts";
import type { Dimensions } from "./metrics.ts";

export interface AlarmSettings extends AlarmRule {
  readonly name: string;
  readonly description?: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Dimensions;
  readonly unit?: string;
  readonly actionsEnabled: boolean;
  /** ARNs of topics, told when the alarm comes to the state. */
  readonly actions: Readonly<Record<AlarmState, readonly string[]>>;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface Alarm extends AlarmSettings, AlarmVerdict {
  readonly region: Region;
  readonly arn: string;
  readonly updatedAt: EpochMs;
  readonly stateChangedAt: EpochMs;
}

export interface Alarms {
  /**
   * Declares an alarm, or declares the one of that name anew, in silence: it keeps the state it is in until it is judged again (API
   * reference, PutMetricAlarm).
   */
  put(region: Region, settings: AlarmSettings): Alarm;
  find(region: Region, name: string): Alarm | undefined;
  list(region?: Region): readonly Alarm[];
  delete(region: Region, name: string): void;
  /** Brings an alarm to a state; where that is another one, its topics are told. */
  change(alarm: Alarm, verdict: AlarmVerdict): Promise<void>;
}

export interface AlarmsServices {
  readonly accountId: string;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly dispatch: Dispatch;
}

const NEVER = new AbortController().signal;

/** No alarms yet. */
export const alarmStore = ({ accountId, clock, events, dispatch }: AlarmsServices): Alarms => {
  const alarms = new Map<string, Alarm>();
  const key = (region: Region, name: string): string => `${region}/${name}`;

  const tell = async (topicArn: string, before: AlarmState, { region, arn, ...alarm }: Alarm): Promise<void> => {
    const { subject, message } = alarmMessage(accountId, before, { region, arn, ...alarm });
    try {
      await dispatch("sns.Publish", {
        region,
        principal: { kind: "service", service: "cloudwatch.amazonaws.com", sourceArn: arn },
        input: { TopicArn: topicArn, Subject: subject, Message: JSON.stringify(message) },
        signal: NEVER,
      });
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      events.emit({ kind: "delivery-failed", at: clock.now(), region, from: arn, to: topicArn, why });
    }
  };

  return {
    put: (region, settings) => {
      const now = clock.now();
      const known = alarms.get(key(region, settings.name));
      const alarm: Alarm = {
        ...settings,
        region,
        arn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${settings.name}`,
        updatedAt: now,
        state: known?.state ?? "INSUFFICIENT_DATA",
        reason: known?.reason ?? "Unchecked: Initial alarm creation",
        stateChangedAt: known?.stateChangedAt ?? now,
      };
      alarms.set(key(region, settings.name), alarm);
      return alarm;
    },
    find: (region, name) => alarms.get(key(region, name)),
    list: (region) => [...alarms.values()].filter((alarm) => region === undefined || alarm.region === region),
    delete: (region, name) => void alarms.delete(key(region, name)),
    change: async ({ region, name }, { state, reason }) => {
      const before = alarms.get(key(region, name));
      if (before === undefined) return;
      const changed = before.state !== state;
      const after: Alarm = { ...before, state, reason, stateChangedAt: changed ? clock.now() : before.stateChangedAt };
      alarms.set(key(region, name), after);
      if (!changed) return;
      events.emit({ kind: "alarm-changed", at: clock.now(), region, alarm: name, from: before.state, to: state, why: reason });
      if (after.actionsEnabled) await Promise.all(after.actions[state].map((topicArn) => tell(topicArn, before.state, after)));
    },
  };
};
