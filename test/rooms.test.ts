// The rooms of the house and who may enter which: every import is held against docs/contributing.md.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect } from "chai";

const ROOMS: Readonly<Record<string, readonly string[]>> = {
  // Nothing below the ground floor.
  shared: ["shared"],
  apps: ["apps", "shared"],
  infra: ["infra", "apps", "shared", "contact-flows"],
  "contact-flows": ["contact-flows", "shared"],
  functions: ["functions", "apps", "shared"],
  local: ["local", "contact-flows", "shared"],
  policies: ["policies", "shared"],
  // Of infra and functions only what is pure: see the test below.
  cli: ["cli", "local", "contact-flows", "apps", "infra", "functions", "shared"],
};

/** Rooms of which a room may import types alone: what a Lambda must be given is the type of its table of variables. */
const TYPES: Readonly<Record<string, readonly string[]>> = { infra: ["functions"], apps: ["functions"] };

/** Packages that a room must not import. */
const STRANGERS: Readonly<Record<string, RegExp>> = {
  apps: /^@pulumi\//,
  "contact-flows": /^@pulumi\//,
  functions: /^@pulumi\//,
};

/** What makes a file load Pulumi: not for the command line. Neither is what wires a function to the world. */
const NOT_PURE = /^@pulumi\/(?!aws\/types\/enums\/)/;
const WIRED = /^functions\/.*(?:wire|index)\.ts$/;

interface Import {
  readonly specifier: string;
  readonly isType: boolean;
}

const allImportsOf = (file: string): readonly Import[] =>
  [...readFileSync(file, "utf8").matchAll(/^(?:import|export)( type)?[^"';]*?from\s+"([^"]+)"|^import\s+"([^"]+)"/gm)].map((match) => ({
    specifier: match[2] ?? match[3] ?? "",
    isType: match[1] !== undefined,
  }));
const importsOf = (file: string): readonly string[] => allImportsOf(file).map(({ specifier }) => specifier);

describe("the rooms", () => {
  for (const [room, mayEnter] of Object.entries(ROOMS))
    it(`${room}/ imports only from ${mayEnter.join(", ")}`, () => {
      const strays = globSync(`${room}/**/*.ts`).flatMap((file) =>
        allImportsOf(file)
          .filter(({ specifier, isType }) => {
            if (!specifier.startsWith(".")) return STRANGERS[room]?.test(specifier) ?? false;
            const target = normalize(join(dirname(file), specifier)).split("/")[0] ?? "";
            return !mayEnter.includes(target) && !(isType && (TYPES[room]?.includes(target) ?? false));
          })
          .map(({ specifier }) => `${file} imports ${specifier}`),
      );
      expect(strays).to.deep.equal([]);
    });

  it("cli/ takes only what is pure from infra/ and functions/: nothing that loads Pulumi or wires a function", () => {
    const isForeign = (file: string): boolean => file.startsWith("infra/") || file.startsWith("functions/");
    const loadedBy = (file: string): readonly string[] =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => normalize(join(dirname(file), specifier)));
    const reached = new Set<string>();
    const pending = globSync("cli/**/*.ts").flatMap(loadedBy).filter(isForeign);
    for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      pending.push(...loadedBy(file));
    }
    expect(reached).to.include("infra/watch/cost.ts");
    const stray = [...reached].flatMap((file) =>
      importsOf(file)
        .filter((specifier) => NOT_PURE.test(specifier) || WIRED.test(normalize(join(dirname(file), specifier))))
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(stray).to.deep.equal([]);
  });
});

describe("the tests", () => {
  it("keep the work before and after each test inside a suite: outside of one, it is done for the tests of all files", () => {
    const stray = globSync("test/**/*.ts").filter((file) => /^(?:beforeEach|afterEach)\(/m.test(readFileSync(file, "utf8")));
    expect(stray).to.deep.equal([]);
  });
});
