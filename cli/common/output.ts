// Where a command writes and how it says that it failed; a test hands in its own.
export interface Output {
  readonly print: (line: string) => void;
  readonly fail: () => void;
}

export const processOutput: Output = {
  print: (line) => {
    console.log(line);
  },
  fail: () => {
    process.exitCode = 1;
  },
};
