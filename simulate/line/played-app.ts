// What an app brings to be played on the line: simulate/apps/<slug>/index.ts exports it as `played`. The stack's witness is the one that is played,
// since its calls move the pointer.
import { z } from "zod";
import type { Caller } from "../../local/connect/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Cloud } from "../../local/cloud.ts";
import type { Region } from "../../shared/region.ts";

/** One entry of the book that an app keeps of what it was asked for. */
export interface Booked {
  readonly contactId: string;
  /** Nobody is booked twice: somebody is to call back instead. */
  readonly isCallback: boolean;
  /** What was understood. */
  readonly wish: string;
}

/** A caller who is told what is said, and answers what was asked last. */
export interface AnsweringCaller extends Caller {
  hear(words: string): void;
}

/** Words of the app after which somebody must be in its book. */
export interface Promised {
  readonly words: RegExp;
  readonly isCallback: boolean;
  /** As in "an order". */
  readonly what: string;
}

export interface PlayedApp {
  /** What the caller wants. */
  readonly intent: string;
  /** @param replyMs from the end of a question to the end of the answer */
  readonly caller: (clock: Clock, replyMs: number) => AnsweringCaller;
  /** What these words ask for last: a name that is the same for the same question. */
  readonly askedIn: (words: string) => string | undefined;
  readonly bookOf: (cloud: Cloud, home: Region) => Promise<readonly Booked[]>;
  readonly promises: readonly Promised[];
  /** What the caller says, and names of the slots beside which it would stand. */
  readonly secrets: readonly string[];
}

const module = z.object({ played: z.custom<PlayedApp>((value) => typeof value === "object" && value !== null) });

/** @throws Error when nobody has written down how to play the app */
export const playedApp = async (slug: string): Promise<PlayedApp> => {
  const loaded: unknown = await import(`../apps/${slug}/index.ts`).catch((cause: unknown) => {
    throw new Error(
      `Cannot play app "${slug}": simulate/apps/${slug}/index.ts cannot be loaded. Write it as simulate/line/played-app.ts says.`,
      { cause },
    );
  });
  return module.parse(loaded).played;
};
