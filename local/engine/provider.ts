// The local cloud as a provider of the real Pulumi engine: the protocol's calls, answered by the resource handlers that `twinline start` uses
// without it. One server stands for all providers of a package; each comes over a connection of its own, and is known by that.
import { status, type handleUnaryCall, type UntypedServiceImplementation } from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import { UserError } from "../errors.ts";
import { fileOfType } from "../program/file-of-type.ts";
import { isRegion, type Region } from "../region.ts";
import type { ResourceHandler } from "../resources/handler.ts";
import { invokes, resources } from "../resources/registry.ts";
import type { Services } from "../services.ts";
import { diff } from "./diff.ts";
import type { Journal } from "./journal.ts";
import { hasUnknown, isProperties, plain, withFound, type Properties } from "./properties.ts";

const read = (properties: struct.Struct | undefined): Properties => properties?.toJavaScript() ?? {};

const isJavaScript = (value: unknown): value is JavaScriptValue =>
  value === null ||
  typeof value === "string" ||
  typeof value === "number" ||
  typeof value === "boolean" ||
  (Array.isArray(value) ? value.every(isJavaScript) : isProperties(value) && Object.values(value).every(isJavaScript));

const written = (properties: Properties): struct.Struct => {
  const clean: Record<string, JavaScriptValue> = {};
  for (const [key, value] of Object.entries(properties)) if (isJavaScript(value)) clean[key] = value;
  return struct.Struct.fromJavaScript(clean);
};

/** Answers a call with what `work` makes of it; what it throws is the call's error, in its own words. */
const unary =
  <Request, Response>(work: (request: Request, peer: string) => Promise<Response> | Response): handleUnaryCall<Request, Response> =>
  (call, answer) => {
    const run = async (): Promise<Response> => work(call.request, call.getPeer());
    run().then(
      (response) => answer(null, response),
      (error: unknown) => answer({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) }),
    );
  };

const handlerOf = (type: string): ResourceHandler => {
  const found = resources[type];
  if (found === undefined) throw new UserError(`The local cloud has no resource type ${type}. Add ${fileOfType(type)}.`);
  return found;
};

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

/** The protocol's calls, over all of the cloud's resource types. What they change is written to the journal. */
export const provider = (services: Services, journal: Journal, { version }: { readonly version: string }): UntypedServiceImplementation => {
  const regions = new Map<string, Region>();
  const regionOf = (peer: string): Region => {
    const region = regions.get(peer);
    if (region === undefined)
      throw new UserError(
        "The local cloud does not know the region of this provider. Give each resource an explicit provider with a region.",
      );
    return region;
  };

  const handshake = unary((_request: proto.ProviderHandshakeRequest) => {
    const response = new proto.ProviderHandshakeResponse();
    response.setAcceptSecrets(true);
    return response;
  });
  const getPluginInfo = unary(() => new plugin.PluginInfo().setVersion(version));
  const nothing = unary(() => new empty.Empty());

  const checkConfig = unary((request: proto.CheckRequest) => {
    const response = new proto.CheckResponse().setInputs(request.getNews());
    const { region } = plain(read(request.getNews()));
    if (typeof region !== "string" || !isRegion(region))
      response.addFailures(
        new proto.CheckFailure()
          .setProperty("region")
          .setReason(`"${String(region)}" is no region. Give the provider one, as in us-east-1.`),
      );
    return response;
  });
  const configure = unary((request: proto.ConfigureRequest, peer) => {
    const { region } = plain(read(request.getArgs()));
    if (typeof region === "string" && isRegion(region)) regions.set(peer, region);
    return new proto.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
  });

  const check = unary((request: proto.CheckRequest) => {
    const inputs = plain(read(request.getNews()));
    const response = new proto.CheckResponse().setInputs(request.getNews());
    for (const { property, reason } of handlerOf(request.getType()).check(inputs, knownIn(inputs)))
      response.addFailures(new proto.CheckFailure().setProperty(property).setReason(reason));
    return response;
  });

  const diffOf = (
    request: proto.DiffRequest,
    found: (before: Properties, after: Properties) => ReturnType<typeof diff>,
  ): proto.DiffResponse => {
    const { changed, replaces, deleteBeforeReplace } = found(read(request.getOldInputs()), read(request.getNews()));
    const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
    return new proto.DiffResponse()
      .setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME)
      .setDiffsList([...changed])
      .setReplacesList([...replaces])
      .setDeletebeforereplace(deleteBeforeReplace);
  };
  const diffResource = unary((request: proto.DiffRequest) =>
    diffOf(request, (before, after) => diff(handlerOf(request.getType()), before, after)),
  );
  /** Resources cannot go from one region to another. */
  const diffConfig = unary((request: proto.DiffRequest) =>
    diffOf(request, (before, after) => diff({ replaceOn: ["region"], named: undefined }, before, after)),
  );

  const create = unary(async (request: proto.CreateRequest, peer) => {
    const properties = read(request.getProperties());
    const response = new proto.CreateResponse();
    if (request.getPreview()) return response.setProperties(written(properties));
    const [type, name, region] = [request.getType(), request.getName(), regionOf(peer)];
    const { id, outputs } = await handlerOf(type).create(services, { name, region, inputs: plain(properties) });
    await journal.write({ kind: "create", type, name, region, inputs: properties, id, outputs });
    services.events.emit({ kind: "resource-created", at: services.clock.now(), type, name, region });
    return response.setId(id).setProperties(written({ ...properties, ...outputs }));
  });

  const readResource = unary(async (request: proto.ReadRequest, peer) => {
    const inputs = read(request.getInputs());
    const existing = { id: request.getId(), name: request.getName(), region: regionOf(peer), inputs: plain(inputs) };
    const found = await handlerOf(request.getType()).read(services, existing);
    const response = new proto.ReadResponse();
    if (found === undefined) return response;
    const properties = withFound(withFound(read(request.getProperties()), found.inputs), found.outputs);
    return response
      .setId(existing.id)
      .setInputs(written(withFound(inputs, found.inputs)))
      .setProperties(written(properties));
  });

  const update = unary(async (request: proto.UpdateRequest, peer) => {
    const news = read(request.getNews());
    const olds = read(request.getOlds());
    const response = new proto.UpdateResponse();
    const before = read(request.getOldInputs());
    const outputs = Object.fromEntries(Object.entries(olds).filter(([key]) => !(key in before)));
    if (request.getPreview()) return response.setProperties(written({ ...outputs, ...news }));
    const existing = { id: request.getId(), name: request.getName(), region: regionOf(peer) };
    const type = request.getType();
    const changed = await handlerOf(type).update(services, { ...existing, inputs: plain(news), before: plain(before) });
    await journal.write({ kind: "update", type, ...existing, inputs: news, before });
    return response.setProperties(written({ ...outputs, ...news, ...changed }));
  });

  const remove = unary(async (request: proto.DeleteRequest, peer) => {
    const inputs = read(request.getOldInputs());
    const existing = { id: request.getId(), name: request.getName(), region: regionOf(peer) };
    const type = request.getType();
    await handlerOf(type).delete(services, { ...existing, inputs: plain(inputs) });
    await journal.write({ kind: "delete", type, ...existing, inputs });
    return new empty.Empty();
  });

  const invoke = unary((request: proto.InvokeRequest, peer) => {
    const found = invokes[request.getTok()];
    if (found === undefined)
      throw new UserError(`The local cloud has no function ${request.getTok()}. Add ${fileOfType(request.getTok())}.`);
    return new proto.InvokeResponse().setReturn(written(found(services, plain(read(request.getArgs())), regionOf(peer))));
  });

  return {
    handshake,
    getPluginInfo,
    attach: nothing,
    cancel: nothing,
    checkConfig,
    diffConfig,
    configure,
    check,
    diff: diffResource,
    create,
    read: readResource,
    update,
    delete: remove,
    invoke,
  };
};
