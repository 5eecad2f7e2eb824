// What the engine asks of resources before it changes them: whether their inputs are right, and what a change would come to.
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import { unary } from "./answer.ts";
import { diff, type Diff } from "./diff.ts";
import { handlerOf } from "./handlers.ts";
import { hasUnknown, isProperties, plain, type Properties } from "./properties.ts";
import { read } from "./struct.ts";

/** Whether an input, or a part of it, at a path is known. */
const knownIn =
  (inputs: Properties) =>
  (path: readonly PropertyKey[]): boolean => {
    let value: unknown = inputs;
    for (const step of path) {
      if (hasUnknown(value) && typeof value === "string") return false;
      value = Array.isArray(value) ? value[Number(step)] : isProperties(value) ? value[String(step)] : undefined;
    }
    return !hasUnknown(value);
  };

export const check = unary((request: proto.CheckRequest) => {
  const inputs = plain(read(request.getNews()));
  const response = new proto.CheckResponse().setInputs(request.getNews());
  for (const { property, reason } of handlerOf(request.getType()).check(inputs, knownIn(inputs)))
    response.addFailures(new proto.CheckFailure().setProperty(property).setReason(reason));
  return response;
});

/** @param found what differs between inputs before and after */
export const diffOf = (request: proto.DiffRequest, found: (before: Properties, after: Properties) => Diff): proto.DiffResponse => {
  const { changed, replaces, deleteBeforeReplace } = found(read(request.getOldInputs()), read(request.getNews()));
  const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
  return new proto.DiffResponse()
    .setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME)
    .setDiffsList([...changed])
    .setReplacesList([...replaces])
    .setDeletebeforereplace(deleteBeforeReplace);
};

export const diffResource = unary((request: proto.DiffRequest) =>
  diffOf(request, (before, after) => diff(handlerOf(request.getType()), before, after)),
);
