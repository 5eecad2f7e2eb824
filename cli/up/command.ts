// What `twinline up` takes.
import type { Command } from "@commander-js/extra-typings";
import { engineCommand } from "../common/engine/engine-command.ts";

export const upCommand = (program: Command): void =>
  engineCommand(program, "up", {
    description: "bring a running local cloud to what the program says",
    example: "up -c probeSeconds=10",
    run: async (options) => {
      await (await import("./up.ts")).up(options);
      process.exit();
    },
  });
