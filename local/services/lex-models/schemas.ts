// The schemas of Lex's model-building API, out of the SDK's client and without the rest of it: the client loads its commands, credentials and
// endpoints too, which takes several times as long, and the first caller's turn would wait for that. A test says when the file moves.
import { createRequire } from "node:module";
import { z } from "zod";
import type { ClientModule } from "../../wire/schema.ts";

const require = createRequire(import.meta.url);

/** Every operation and error of the API, as `@aws-sdk/client-lex-models-v2` describes them. */
export const loadLexModels = (): ClientModule =>
  z.record(z.string(), z.unknown()).parse(require("@aws-sdk/client-lex-models-v2/dist-cjs/schemas/schemas_0.js"));
