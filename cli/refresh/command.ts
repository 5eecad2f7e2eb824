// What `twinline refresh` takes.
import type { Command } from "@commander-js/extra-typings";
import { engineCommand } from "../common/engine/engine-command.ts";

export const refreshCommand = (program: Command): void =>
  engineCommand(program, "refresh", {
    description: "read what the cloud really has into the stack's state",
    example: "refresh",
    run: async (options) => {
      await (await import("../common/engine/change-stack.ts")).changeRunningStack("refresh", options);
      process.exit();
    },
  });
