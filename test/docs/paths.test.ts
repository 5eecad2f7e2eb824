// What the pages name is there: each path in backticks, each link within the repository, and each npm script.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { twinline } from "../../cli/program.ts";

const PAGES = ["README.md", ...globSync("docs/**/*.md")];

/** A path of the repository begins with one of its folders. */
const FOLDERS = globSync("*/")
  .map((folder) => folder.replace(/\/$/, ""))
  .filter((folder) => folder !== "node_modules")
  .join("|");

/** `<slug>` and `NAME` in a path stand for any one. */
const exists = (path: string): boolean => {
  const pattern = path.replaceAll(/<[^>]+>|\b[A-Z]{3,}\b/g, "*").replace(/\/$/, "");
  return pattern.includes("*") || pattern.includes("{") ? globSync(pattern).length > 0 : existsSync(pattern);
};

const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)]
    .flatMap(([, code = ""]) => code.split(/[\s'"]+/))
    .filter((word) => new RegExp(`^(?:${FOLDERS})/`).test(word))
    .map((word) => word.replace(/(?::\d+)+$/, ""));

const scripts = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync("package.json", "utf8"))).scripts;

for (const page of PAGES)
  describe(page, () => {
    const text = readFileSync(page, "utf8");

    it("names only paths that exist", () => {
      expect(pathsIn(text).filter((path) => !exists(path))).to.deep.equal([]);
    });

    it("links only to what exists", () => {
      const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => target);
      expect(targets.filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(dirname(page), target)))).to.deep.equal([]);
    });

    it("names only npm scripts that exist", () => {
      const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
      expect(named.filter((name) => scripts[name] === undefined)).to.deep.equal([]);
    });
  });

describe("docs/contributing.md, If you add an X", () => {
  const table = readFileSync("docs/contributing.md", "utf8").split("## If you add an X")[1]?.split("\n## ")[0] ?? "";
  const rows = table
    .split("\n")
    .filter((line) => /^\| an? /.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));

  it("says where for a setting, alarm, table, intent, locale, channel, AWS action and resource type", () => {
    const wanted = ["a setting", "an alarm", "a table", "an intent", "a locale", "a channel", "an AWS action", "a resource type"];
    expect(rows.map(([, what]) => what)).to.include.members(wanted);
  });

  const verbs = new Set(twinline().commands.map((command) => command.name()));
  for (const [, what = "", where = "", run = ""] of rows)
    it(`names a place that exists for ${what}, and something to run`, () => {
      expect(pathsIn(where)).to.not.deep.equal([]);
      expect(pathsIn(where).filter((path) => !exists(path))).to.deep.equal([]);
      const commands = [...run.matchAll(/`([^`]+)`/g)].map(([, command = ""]) => command.split(" "));
      expect(commands).to.not.deep.equal([]);
      const unknown = commands.filter(
        ([tool, name = "", more = ""]) =>
          !(tool === "npm" && scripts[more] !== undefined) &&
          !(name === "twinline" && verbs.has(more)) &&
          !(name === "mocha" && exists(more.replaceAll("'", ""))),
      );
      expect(unknown).to.deep.equal([]);
    });
});

describe("README.md, as a first page", () => {
  it("has at most 80 lines", () => {
    expect(readFileSync("README.md", "utf8").trimEnd().split("\n")).to.have.length.below(81);
  });
});
