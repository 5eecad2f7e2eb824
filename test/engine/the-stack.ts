// One stack for the files that change the whole program: to bring it up takes longer than to change it. Each goes on from where the one before it
// left it, and starts it where it is the first.
import { after } from "mocha";
import { aStack, type AStack } from "./a-stack.ts";

export interface TheStack {
  readonly stack: AStack;
  /** What the engine printed when it came up first. */
  readonly said: string;
}

let started: Promise<TheStack> | undefined;

const start = async (): Promise<TheStack> => {
  const stack = await aStack();
  return { stack, said: await stack.start() };
};

export const theStack = (): Promise<TheStack> => (started ??= start());

after(async () => {
  if (started !== undefined) await (await started).stack.remove();
});
