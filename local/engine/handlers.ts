// The handler of a type that the engine names.
import { UserError } from "../errors.ts";
import { fileOfType } from "../program/file-of-type.ts";
import type { ResourceHandler } from "../resources/handler.ts";
import { resources } from "../resources/registry.ts";

/** @throws UserError for a type that has none */
export const handlerOf = (type: string): ResourceHandler => {
  const found = resources[type];
  if (found === undefined) throw new UserError(`The local cloud has no resource type ${type}. Add ${fileOfType(type)}.`);
  return found;
};
