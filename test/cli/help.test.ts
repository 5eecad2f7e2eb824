// Help that works when it is pasted: each example is read by the command it is an example of, and the files that it names are there.
import { existsSync } from "node:fs";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { expect } from "chai";
import { twinline } from "../../cli/program.ts";
import { inProcess } from "./in-process.ts";

const everyCommand = (command: CommandUnknownOpts): readonly CommandUnknownOpts[] => [command, ...command.commands.flatMap(everyCommand)];

/** What `--help` prints, its examples with it. */
const helpOf = (command: CommandUnknownOpts): string => {
  let text = "";
  command.configureOutput({ writeOut: (part) => void (text += part) });
  command.outputHelp();
  return text;
};

/** A shell's words, without the comment or the redirection behind them. */
const wordsOf = (example: string): readonly string[] =>
  [...example.matchAll(/"([^"]*)"|'([^']*)'|([#>].*)|([^\s"'#]+#?)/g)].flatMap(([, double, single, comment, bare]) =>
    comment === undefined ? [double ?? single ?? bare ?? ""] : [],
  );

const nameOf = (command: CommandUnknownOpts): string =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;

const examplesIn = (help: string): readonly string[] =>
  [...help.matchAll(/^(?:Example:| ) +npx twinline (.*)$/gm)].map(([, example = ""]) => example);

/** The program, with nothing behind its commands. */
const idle = () => {
  const program = twinline();
  for (const command of everyCommand(program)) {
    command.exitOverride();
    command.configureOutput({ writeErr: () => undefined });
    if (command.commands.length === 0) command.action(() => undefined);
  }
  return program;
};

describe("twinline --help", () => {
  const commands = everyCommand(twinline());

  it("gives an example for every command that does something by itself", () => {
    const all = commands.flatMap((command) => examplesIn(helpOf(command))).join("\n");
    const without = commands
      .filter((command) => command.commands.length === 0)
      .map((command) => nameOf(command).replace(/^twinline /, ""))
      .filter((name) => !new RegExp(`^${name}(?: |$)`, "m").test(all));
    expect(without).to.deep.equal([]);
  });

  for (const command of commands)
    for (const example of examplesIn(helpOf(command)))
      it(`${nameOf(command)} --help: ${example}`, async () => {
        const words = wordsOf(example);
        await idle().parseAsync([...words], { from: "user" });
        const missing = words.filter((word) => /^[\w-]+\/.*\.\w+$/.test(word) && !word.includes("*") && !existsSync(word));
        expect(missing).to.deep.equal([]);
      });

  it("twinline --help reads in a minute: at most 45 lines", () => {
    expect(helpOf(twinline()).trim().split("\n")).to.have.length.below(46);
  });
});

describe("the examples of twinline call --help", function () {
  this.timeout(120_000);
  const call = everyCommand(twinline()).find((command) => command.name() === "call");
  for (const example of call === undefined ? [] : examplesIn(helpOf(call)))
    it(`${example} comes to a good end`, async () => {
      const { code, out, err } = await inProcess(wordsOf(example));
      expect([code, err]).to.deep.equal([0, ""]);
      expect(out).to.match(/The call is complete|A person took the call/);
    });
});
