// The command in this process: its modules are loaded once for all cases, so that a case costs what it does and no more. Whole processes are
// tested beside it (twinline.ts).
import { CommanderError, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { twinline } from "../../cli/program.ts";
import type { Ran } from "./twinline.ts";

const everyCommand = (command: CommandUnknownOpts): readonly CommandUnknownOpts[] => [command, ...command.commands.flatMap(everyCommand)];

/** Takes what is written to a stream that is no terminal, until it is put back. */
const taken = (stream: NodeJS.WriteStream) => {
  const { isTTY } = stream;
  let text = "";
  stream.isTTY = false;
  stream.write = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  return () => {
    stream.isTTY = isTTY;
    // The stream's own method is its class's.
    Reflect.deleteProperty(stream, "write");
    return text;
  };
};

const exitCode = (): number => Number(process.exitCode);

/** One at a time: the streams are this process's own. Not for a command that ends its process itself. */
export const inProcess = async (args: readonly string[]): Promise<Ran> => {
  const program = twinline();
  for (const command of everyCommand(program)) command.exitOverride();
  const [out, err] = [taken(process.stdout), taken(process.stderr)];
  const before = process.exitCode;
  process.exitCode = 0;
  let code: number;
  try {
    await program.parseAsync(args, { from: "user" });
    code = exitCode();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode;
  } finally {
    process.exitCode = before;
    [out, err].forEach((giveBack) => giveBack());
  }
  return { code, out: out(), err: err() };
};
