import { existsSync, globSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { bindFlow, parseBindings } from "../../contact-flows/bind.ts";
import { errorsIn } from "../../contact-flows/check/errors.ts";
import { EXPORTS, read } from "../contact-flows/builders.ts";

const STACK = {
  functions: { lookup: "arn:aws:lambda:us-east-1:111122223333:function:twinline-lookup" },
  aliases: {
    home: "arn:aws:lex:us-east-1:111122223333:bot-alias/HOMEBOT123/HOMEALIAS1",
    standby: "arn:aws:lex:us-west-2:111122223333:bot-alias/TWINBOT123/TWINALIAS1",
  },
};

const page = readFileSync("docs/published-names.md", "utf8");

const quoted = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, text = ""]) => text);

interface Row {
  readonly published: string;
  readonly names: readonly string[];
  readonly places: readonly string[];
  readonly source: string;
}

/** The rows of all tables, without their heads. */
const rows: readonly Row[] = page
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .filter(([published = ""]) => published !== "Published" && !/^-+$/.test(published))
  .map(([published = "", here = "", where = "", , source = ""]) => ({ published, names: quoted(here), places: quoted(where), source }));

/** All code of a file or folder. */
const codeIn = (place: string): string =>
  (place.includes(".") ? [place] : globSync(`${place}/**/*.{ts,json}`)).map((file) => readFileSync(file, "utf8")).join("\n");

const isIn = (code: string, name: string): boolean =>
  new RegExp(`(?<![\\w-])${name.replaceAll(/[^\w]/g, String.raw`\$&`)}(?![\\w-])`).test(code);

describe("docs/published-names.md", () => {
  for (const { published, names, places, source } of rows)
    it(`says what exists for: ${published === "nothing" ? `nothing (${names.join(", ")})` : published}`, () => {
      expect(names).to.not.deep.equal([]);
      expect(source).to.match(/^(?:\[(?:A|N|C|V1)\] ?)+$|^ours$/);
      const code = places.map(codeIn).join("\n");
      expect(names.filter((name) => !isIn(code, name))).to.deep.equal([]);
    });

  it("has the names that the article gave to its table, and to what its lookup takes and answers", () => {
    const published = rows.flatMap((row) => quoted(row.published));
    expect(published).to.include.members(["lexDR", "connectRegion", "lexRegion", "region", "statusCode", "primaryCode", "TEST_METHOD"]);
  });

  it("names only files and pages that are there", () => {
    const named = [...quoted(page), ...[...page.matchAll(/\]\((?!https)([^)]+)\)/g)].map(([, link = ""]) => `docs/${link}`)];
    const paths = named.filter((text) => /^[\w-]+\/[\w./-]+\.(?:ts|md)$/.test(text));
    expect(paths).to.not.deep.equal([]);
    expect(paths.filter((path) => !existsSync(path))).to.deep.equal([]);
  });

  it("shows a bind file that binds the flow of the article", () => {
    const bindings = parseBindings(/```json\n([^`]+)```/.exec(page)?.[1] ?? "");
    if (!bindings.ok) throw new Error(JSON.stringify(bindings.problems));
    const { content, problems } = bindFlow(read(EXPORTS, "multi-region-lex-2020.json"), bindings.bindings, STACK);
    expect(errorsIn(problems)).to.deep.equal([]);
    expect(content).to.contain(STACK.aliases.home).and.to.contain(STACK.aliases.standby);
  });
});
