// What an update of a resource would come to: which inputs differ, and whether the resource can take that or must be made anew. Pure.
import type { ResourceHandler } from "../resources/handler.ts";
import { changedKeys, plain, type Properties } from "./properties.ts";

export interface Diff {
  readonly changed: readonly string[];
  readonly replaces: readonly string[];
  /** Two of one name cannot be at one time. */
  readonly deleteBeforeReplace: boolean;
}

/** @param before its inputs as they were, `after` as they would be; on the wire's form */
export const diff = ({ replaceOn, named }: Pick<ResourceHandler, "replaceOn" | "named">, before: Properties, after: Properties): Diff => {
  const changed = changedKeys(before, after);
  const replaces = replaceOn === "all" ? changed : changed.filter((key) => replaceOn.includes(key));
  const keepsName = named !== undefined && plain(before)[named] !== undefined && !changed.includes(named);
  return { changed, replaces, deleteBeforeReplace: replaces.length > 0 && keepsName };
};
