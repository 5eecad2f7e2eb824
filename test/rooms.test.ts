// The rooms of the house and who may enter which: every import is held against docs/contributing.md.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect } from "chai";

const ROOMS: Readonly<Record<string, readonly string[]>> = {
  infra: ["infra", "bots", "contact-flows"],
  bots: ["bots"],
  "contact-flows": ["contact-flows"],
  functions: ["functions", "bots"],
  local: ["local", "contact-flows"],
  cli: ["cli", "local", "contact-flows"],
};

/** Packages that a room must not import. */
const STRANGERS: Readonly<Record<string, RegExp>> = {
  bots: /^@pulumi\//,
  "contact-flows": /^@pulumi\//,
  functions: /^@pulumi\//,
};

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, "utf8").matchAll(/^(?:import|export)[^"';]*?from\s+"([^"]+)"|^import\s+"([^"]+)"/gm)].map(
    (match) => match[1] ?? match[2] ?? "",
  );

describe("the rooms", () => {
  for (const [room, mayEnter] of Object.entries(ROOMS))
    it(`${room}/ imports only from ${mayEnter.join(", ")}`, () => {
      const strays = globSync(`${room}/**/*.ts`).flatMap((file) =>
        importsOf(file)
          .filter((specifier) => {
            if (!specifier.startsWith(".")) return STRANGERS[room]?.test(specifier) ?? false;
            const target = normalize(join(dirname(file), specifier)).split("/")[0] ?? "";
            return !mayEnter.includes(target);
          })
          .map((specifier) => `${file} imports ${specifier}`),
      );
      expect(strays).to.deep.equal([]);
    });
});
