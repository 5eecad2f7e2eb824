// What watches over the events of a stack and what nobody took, and what telling them costs.
import { item, REGIONS } from "../../apps/kit/cost-item.ts";
import { RATES } from "../../apps/kit/rates.ts";
import { NOTHING, type Watch } from "../../apps/kit/watch.ts";

const EVENTS = 100;
/** SNS makes a key for a message and opens it again (SNS developer guide, sns-key-management). */
const KEY_REQUESTS_OF_AN_EVENT = 2;

export const eventsWatch: Watch = {
  ...NOTHING,
  alarms: [
    {
      name: "dead-letters",
      says: "Runs of the observer or events for the history were given up. Read the messages in the queue; each names its function and its error.",
      of: "dead-letters",
      metric: "ApproximateNumberOfMessagesVisible",
      statistic: "Maximum",
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: 60,
      periods: 1,
      missing: "notBreaching",
    },
  ],
  idle: [
    item("events published", EVENTS, RATES.snsPublish),
    item("requests for the topic's key", KEY_REQUESTS_OF_AN_EVENT * EVENTS, RATES.kmsRequest),
    item("keys: one in each region, one of the topic", REGIONS + 1, RATES.kmsKey),
  ],
  assumptions: [`${EVENTS} events a month. Tables of a few megabytes cost less than a cent.`],
};
