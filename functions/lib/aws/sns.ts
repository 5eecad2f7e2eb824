// Tells people of an event on the line's topic. Nothing waits for it, and nothing is undone when it fails: the row is what counts. Yet nobody
// tells of it later, so it is tried more than once; an event that comes twice is two rows of the history, and does no harm.
import { errorCode } from "../runtime/error-code.ts";
import type { Credentials } from "./endpoints.ts";
import type { LineEvent } from "../failover/line-event.ts";
import type { Platform } from "../runtime/platform.ts";
import { queryRequest } from "./query-request.ts";
import type { Region } from "../../../shared/region.ts";

export interface Topic {
  readonly region: Region;
  readonly endpoint: URL;
  readonly credentials: Credentials;
  readonly topicArn: string;
}

export type Publish = (event: LineEvent) => Promise<void>;

/** Milliseconds of one attempt, connection included. */
const LIMIT_MS = 1000;
const ATTEMPTS = 2;

/** Publishes events. It never fails: an event that cannot be told is logged. */
export const publisher = (platform: Pick<Platform, "clock" | "log" | "sender">, { topicArn, ...where }: Topic): Publish => {
  const query = queryRequest(platform, { ...where, service: "sns", version: "2010-03-31", limitMs: LIMIT_MS });
  const attempt = async (event: LineEvent): Promise<string | undefined> => {
    try {
      const { status } = await query("Publish", {
        TopicArn: topicArn,
        Subject: `${event.line}: ${event.kind}`.slice(0, 100), // SNS API, Publish
        Message: JSON.stringify(event),
      });
      return status === 200 ? undefined : `HTTP ${status}`;
    } catch (error) {
      return errorCode(error);
    }
  };
  return async (event) => {
    for (let left = ATTEMPTS - 1; ; left -= 1) {
      const code = await attempt(event);
      if (code === undefined) return;
      if (left > 0) continue;
      platform.log({ kind: "event-not-published", code, event });
      return;
    }
  };
};
