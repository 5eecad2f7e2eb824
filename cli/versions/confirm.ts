// A yes of the person at the terminal, before what cannot be taken back.
import { createInterface } from "node:readline/promises";
import { UserError } from "../../local/errors.ts";
import { isTerminal } from "../common/terminal.ts";

/**
 * @param what completes "Delete …?"
 * @throws UserError where nobody can be asked, or the answer is not yes
 */
export const confirmDeletion = async (what: string): Promise<void> => {
  if (!isTerminal(process.stdin)) throw new UserError(`Cannot delete ${what} without a yes: nobody can be asked here. Add --yes.`);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await lines.question(`Delete ${what}? They do not come back. [y/N] `);
    if (!/^y(?:es)?$/i.test(answer.trim())) throw new UserError(`Cannot delete ${what}: the answer was no. Nothing was deleted.`);
  } finally {
    lines.close();
  }
};
