// The life of a resource as a table's row: the same questions to each type, from its creation to its end.
import { expect } from "chai";
import { diff } from "../../../local/engine/diff.ts";
import { resources } from "../../../local/resources/registry.ts";
import { aProgram } from "./a-program.ts";

type Inputs = Readonly<Record<string, unknown>>;
export type Program = ReturnType<typeof aProgram>;

export interface Life {
  readonly type: string;
  /** Declares what the resource needs. */
  readonly needs?: (program: Program) => Promise<unknown>;
  readonly declared: Inputs;
  /** The least that can be declared: what is left out then is what the service takes by itself. */
  readonly least: Inputs;
  /** What is declared after an update in place. */
  readonly changed: Inputs;
  readonly replaceOn: readonly string[] | "all";
  /** Inputs that the service tells nobody: an import is without them. */
  readonly hidden?: readonly string[];
}

/** Asks what every type must answer. */
export const lives = ({ type, needs = () => Promise.resolve(), declared, least, changed, replaceOn, hidden = [] }: Life): void => {
  describe(type, () => {
    const begun = async (inputs: Inputs) => {
      const program = aProgram();
      await needs(program);
      return { ...program, made: await program.declare(type, inputs) };
    };
    const handler = resources[type];
    const changes = (before: Inputs, after: Inputs | undefined) =>
      handler === undefined ? undefined : diff(handler, before, { ...before, ...after }).changed;

    it("is read back as it was declared, be it much or little", async () => {
      for (const inputs of [declared, least]) {
        const { read, made, close } = await begun(inputs);
        const found = await read(type, made.id, inputs);
        expect(changes(inputs, found?.inputs)).to.deep.equal([]);
        expect(found?.outputs).to.deep.include(made.outputs);
        await close();
      }
    });

    it("is imported by its id alone", async () => {
      const { read, made, close } = await begun(declared);
      const found = await read(type, made.id);
      const told = Object.entries(declared).filter(([key]) => !hidden.includes(key));
      expect(found?.inputs).to.deep.include(Object.fromEntries(told));
      await close();
    });

    it("is updated in place, and read back as updated", async () => {
      const { read, update, made, close } = await begun(declared);
      await update(type, made.id, declared, changed);
      expect(changes(changed, (await read(type, made.id, changed))?.inputs)).to.deep.equal([]);
      await update(type, made.id, changed, least);
      expect(changes(least, (await read(type, made.id, least))?.inputs)).to.deep.equal([]);
      await close();
    });

    it(`is replaced on ${replaceOn === "all" ? "every change" : replaceOn.join(", ")}`, () => {
      expect(handler?.replaceOn).to.deep.equal(replaceOn);
    });

    it("is found no more once it is deleted, and can be deleted again", async () => {
      const { read, remove, made, close } = await begun(declared);
      for (const _ of ["it", "what is gone"]) {
        await remove(type, made.id, declared);
        expect(await read(type, made.id, declared)).to.equal(undefined);
      }
      await close();
    });

    it("comes back in a new cloud as what it was known by", async () => {
      const before = await begun(declared);
      const after = aProgram();
      await needs(after);
      // What it would draw by itself is other than before.
      after.services.random.next();
      const again = await after.declare(type, declared, "us-east-1", before.made);
      expect(again).to.deep.equal(before.made);
      expect((await after.read(type, before.made.id, declared))?.outputs).to.deep.include(before.made.outputs);
      await Promise.all([before.close(), after.close()]);
    });
  });
};
