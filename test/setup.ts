// Keeps compiled modules between runs of the tests, as the command does between its own (cli/twinline.mjs): loading all of them anew takes a
// second more. And gives the tests stacks of their own. Named in .mocharc.json.
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache();
process.env["TWINLINE_STACK_FILES"] = fileURLToPath(new URL("stacks", import.meta.url));
