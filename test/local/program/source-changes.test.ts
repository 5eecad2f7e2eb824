import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { sourceChanges } from "../../../local/program/source-changes.ts";

describe("sourceChanges()", () => {
  let folder = "";
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "twinline-sources-"));
    for (const file of ["infra/index.ts", "apps/hours/app.ts", "functions/hours/handler.ts", "contact-flows/main.json", "Pulumi.yaml"])
      await write(file, "1");
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** What is told at each of two looks. */
  const lookTwice = async (change: () => Promise<void>): Promise<readonly (readonly string[])[]> => {
    const told: (readonly string[])[] = [];
    const sources = sourceChanges(folder, (files) => told.push(files));
    await change();
    sources.look();
    sources.look();
    return told;
  };

  it("tells of nothing where nothing changed, nor of what no deployment reads", async () => {
    expect(await lookTwice(() => write("docs/page.md", "2"))).to.deep.equal([]);
  });

  for (const file of ["infra/index.ts", "apps/hours/app.ts", "functions/hours/handler.ts", "contact-flows/main.json", "Pulumi.yaml"])
    it(`tells once that ${file} was edited`, async () => {
      expect(await lookTwice(() => write(file, "22"))).to.deep.equal([[file]]);
    });

  it("tells of files that are new and of files that are gone, together", async () => {
    const told = await lookTwice(async () => {
      await write("Pulumi.prod.yaml", "");
      await rm(join(folder, "apps"), { recursive: true });
    });
    expect(told).to.deep.equal([["Pulumi.prod.yaml", "apps/hours/app.ts"]]);
  });

  it("tells of a further edit again, and of none that was deployed", async () => {
    const told: (readonly string[])[] = [];
    const sources = sourceChanges(folder, (files) => told.push(files));
    await write("infra/index.ts", "22");
    sources.look();
    await write("infra/index.ts", "333");
    sources.look();
    await write("infra/index.ts", "4444");
    sources.deployed();
    sources.look();
    expect(told).to.deep.equal([["infra/index.ts"], ["infra/index.ts"]]);
  });
});
