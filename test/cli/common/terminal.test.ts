import { expect } from "chai";
import { guarded } from "../../../cli/common/terminal.ts";
import { projectFolder } from "../../../cli/common/project-folder.ts";

/** What a command prints that ends in an error at a place of this project. */
const printed = async (file: string): Promise<string> => {
  const { stderr, exitCode } = process;
  const write = stderr.write.bind(stderr);
  let text = "";
  stderr.write = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  try {
    await guarded(async () => {
      const error = new TypeError("x is not a function");
      error.stack = `TypeError: x is not a function\n    at f (${projectFolder}/node_modules/a/b.js:1:2)\n    at g (file://${projectFolder}/${file}:1:3)`;
      throw error;
    })();
  } finally {
    stderr.write = write;
    process.exitCode = exitCode;
  }
  return text;
};

describe("guarded()", () => {
  for (const file of ["infra/index.ts", "apps/kit/index.ts", "functions/record/index.ts", "contact-flows/bind.ts"])
    it(`prints an error in ${file} as its user's: file, line and message, no stack`, async () => {
      expect(await printed(file))
        .to.match(new RegExp(`^✖ ${file}:1:3: TypeError: x is not a function\n    .*\n$`))
        .and.not.match(/defect|\n    at /);
    });

  for (const file of ["local/cloud.ts", "cli/main.ts"])
    it(`prints an error in ${file} as a defect of twinline, with its stack`, async () => {
      expect(await printed(file))
        .to.match(/^✖ This is a defect of twinline/)
        .and.include("\n    at g ");
    });
});
