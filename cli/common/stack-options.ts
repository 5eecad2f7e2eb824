// Which line a command means: that of a running local cloud, or that of a stack on AWS. Every command asks it by the same options.
import { Option } from "@commander-js/extra-typings";
import { UserError } from "../../local/errors.ts";
import { stackOption } from "./options.ts";
import type { LineOptions } from "./stack.ts";

const LOCAL_URL = "http://127.0.0.1:4566";

export const onOption = new Option("--on <url>", "the line of a running twinline start").default(LOCAL_URL);
export const awsOption = new Option("--aws", "the line on AWS, found by its stack's outputs").default(false);

/** @throws UserError for options given that mean nothing together */
export const requirePlace = ({ on, aws, stack }: LineOptions): void => {
  const problems = [
    aws && on !== LOCAL_URL ? ["Cannot use --on with --aws: they name two lines. Leave one out."] : [],
    !aws && stack !== stackOption.defaultValue
      ? ["Cannot use --stack without --aws: the running cloud has its own stack. Add --aws, or leave it out."]
      : [],
  ].flat();
  if (problems.length > 0) throw new UserError(problems);
};
