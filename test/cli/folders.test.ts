// The rooms of the command line: a folder a verb, and what verbs share in cli/common.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect } from "chai";
import { twinline } from "../../cli/program.ts";

const COMMON = "common";

const folderOf = (file: string): string => file.split("/")[1] ?? "";

/** Every module that a file names, also those loaded later and those that only types come from. */
const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, "utf8").matchAll(/(?:from\s+|import\(|^import\s+)"(\.[^"]+)"/gm)].map(([, specifier = ""]) =>
    normalize(join(dirname(file), specifier)),
  );

const inFolders = globSync("cli/*/**/*.ts");

describe("cli/", () => {
  it("has a folder with a command.ts for every verb, and no other folder but cli/common", () => {
    const verbs = twinline().commands.map((command) => command.name());
    const folders = [...new Set(inFolders.map(folderOf))].filter((folder) => folder !== COMMON);
    expect(folders).to.have.members(verbs);
    expect(verbs.filter((verb) => !existsSync(`cli/${verb}/command.ts`))).to.deep.equal([]);
  });

  it("has no verb that imports another verb's folder", () => {
    const strays = inFolders.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith("cli/") && ![folderOf(file), COMMON].includes(folderOf(target)))
        .map((target) => `${file} imports ${target}`),
    );
    expect(strays).to.deep.equal([]);
  });

  it("loads nothing but command.ts files and what is common for --help", () => {
    const strays = importsOf("cli/program.ts").filter((target) => !/^cli\/[^/]+\/command\.ts$/.test(target));
    expect(strays).to.deep.equal([]);
  });
});
