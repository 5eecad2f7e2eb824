// npm run settings: writes the `config` section of Pulumi.yaml from the settings that stacks and apps declare. --check only compares.
import { readFileSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { apps } from "../apps/index.ts";
import { formOf } from "../infra/settings/settings.ts";

const FILE = new URL("../Pulumi.yaml", import.meta.url);
const text = readFileSync(FILE, "utf8");
const head = text.slice(0, text.search(/^config:$/m));

/** As Pulumi takes it: a default has the setting's own type. */
const valueOf = (type: string, value: string): string | number | boolean =>
  type === "integer" ? Number(value) : type === "boolean" ? value === "true" : value;

const config = Object.fromEntries(
  Object.entries(formOf(apps)).map(([name, { type, default: value, secret, description }]) => [
    name,
    {
      type,
      description,
      ...(value === undefined ? {} : { default: valueOf(type, value) }),
      ...(secret === true ? { secret } : {}),
    },
  ]),
);
const generated = `${head}${stringify({ config }, { lineWidth: 0 })}`;
// The formatter has quotes of its own: what the file says counts, in its order.
const says = (yaml: string): string => JSON.stringify(parse(yaml));
const isSame = says(text) === says(generated);
if (!isSame && !process.argv.includes("--check")) writeFileSync(FILE, generated);
else if (!isSame) {
  console.error("Pulumi.yaml does not say what the settings declare. Run npm run settings, and commit what it writes.");
  process.exitCode = 1;
}
