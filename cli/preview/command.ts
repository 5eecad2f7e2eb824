// What `twinline preview` takes.
import type { Command } from "@commander-js/extra-typings";
import { engineCommand } from "../common/engine/engine-command.ts";

export const previewCommand = (program: Command): void =>
  engineCommand(program, "preview", {
    description: "what an up would change in a running local cloud",
    example: "preview -c probeSeconds=10",
    run: async (options) => {
      await (await import("../common/engine/change-stack.ts")).changeRunningStack("preview", options);
      process.exit();
    },
  });
