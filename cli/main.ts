// The `twinline` command's process.
import { z } from "zod";
import { twinline } from "./program.ts";

// Nearly every schema here reads one thing once: compiling it first would cost more than it saves.
z.config({ jitless: true });

await twinline().parseAsync();
