// The `twinline` command's process.
import { z } from "zod";
import { endWhenUnread } from "./common/closed-pipe.ts";
import { twinline } from "./program.ts";

// Nearly every schema here reads one thing once: compiling it first would cost more than it saves.
z.config({ jitless: true });

endWhenUnread([process.stdout, process.stderr]);

await twinline().parseAsync();
