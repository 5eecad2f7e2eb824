// What several files of tests share is ended after the last of them. Files run side by side in processes of their own (.mocharc.json), and there
// nobody knows which is the last: the process ends, and all that it holds with it.
import { after } from "mocha";

const isOneOfSeveral = process.env["MOCHA_WORKER_ID"] !== undefined;

/** Ends something that this process shares, when all tests have run. */
export const atTheEnd = (work: () => Promise<void>): void => {
  if (!isOneOfSeveral) after(work);
};
