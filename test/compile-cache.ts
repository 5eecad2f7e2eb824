// Keeps compiled modules between runs of the tests, as the command does between its own (cli/twinline.mjs): loading all of them anew takes a
// second more. Named in .mocharc.json.
import { enableCompileCache } from "node:module";

enableCompileCache();
