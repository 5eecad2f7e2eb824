// What a command does when nobody reads it any more, as after `| head -1`: it ends quietly, as git does when a pager is quit. What must not be
// dropped halfway listens for Ctrl-C, so that it is told to stop and ends by itself, with an exit code of its own.
import type { Writable } from "node:stream";

/** What is done to a process; a test hands in its own. */
export interface Ended {
  /** Whether something under way wants to be told first. */
  readonly isListening: () => boolean;
  readonly stop: () => void;
  readonly exit: () => void;
}

const thisProcess: Ended = {
  isListening: () => process.listenerCount("SIGTERM") > 0,
  stop: () => process.kill(process.pid, "SIGTERM"),
  exit: () => process.exit(0),
};

/** Watches streams for a closed pipe; any other error is thrown. */
export const endWhenUnread = (streams: readonly Writable[], { isListening, stop, exit }: Ended = thisProcess): void => {
  let isTold = false;
  for (const stream of streams)
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      // Each further line fails the same way.
      if (isTold) return;
      isTold = true;
      if (isListening()) stop();
      else exit();
    });
};
