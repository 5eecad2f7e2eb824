// What `twinline destroy` takes.
import type { Command } from "@commander-js/extra-typings";
import { engineCommand } from "../common/engine/engine-command.ts";

export const destroyCommand = (program: Command): void =>
  engineCommand(program, "destroy", {
    description: "close the line, then delete all that is not protected",
    example: "destroy",
    run: async (options) => {
      await (await import("./destroy.ts")).destroy(options);
      process.exit();
    },
  });
