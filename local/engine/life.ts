// The life of a resource as the engine leads it: created, read, updated, deleted by its handler, and each change written to the journal before
// the engine is told of it.
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import type { Region } from "../../shared/region.ts";
import { resources } from "../resources/registry.ts";
import type { Services } from "../services.ts";
import { unary } from "./answer.ts";
import { handlerOf } from "./handlers.ts";
import type { Journal } from "./journal.ts";
import { plain, withFound } from "./properties.ts";
import { read, written } from "./struct.ts";

/** @param regionOf the region of the provider behind a connection */
export const life = (services: Services, journal: Journal, regionOf: (peer: string) => Region) => ({
  create: unary(async (request: proto.CreateRequest, { peer, isGone }) => {
    const properties = read(request.getProperties());
    const response = new proto.CreateResponse();
    if (request.getPreview()) return response.setProperties(written(properties));
    const [type, name, region] = [request.getType(), request.getName(), regionOf(peer)];
    const handler = handlerOf(type);
    const inputs = plain(properties);
    const { id, outputs } = await handler.create(services, { name, region, inputs });
    if (isGone()) {
      // No engine knows of it, or ever will: the next up would meet it as somebody else's.
      await handler.delete(services, { id, name, region, inputs });
      return response;
    }
    await journal.write({ kind: "create", type, name, region, inputs: properties, id, outputs });
    services.events.emit({ kind: "resource-created", at: services.clock.now(), type, name, region });
    return response.setId(id).setProperties(written({ ...properties, ...outputs }));
  }),

  read: unary(async (request: proto.ReadRequest, { peer }) => {
    const inputs = read(request.getInputs());
    const existing = { id: request.getId(), name: request.getName(), region: regionOf(peer), inputs: plain(inputs) };
    // A type that an older version of the local cloud had: what was of it went with that cloud.
    const [type, handler] = [request.getType(), resources[request.getType()]];
    const found = await handler?.read(services, existing);
    const response = new proto.ReadResponse();
    if (found === undefined) {
      // Somebody deleted it by hand: the next cloud would have it again, in the way of what the engine makes instead.
      if (handler !== undefined) await journal.write({ kind: "delete", type, ...existing, inputs });
      return response;
    }
    const properties = withFound(withFound(read(request.getProperties()), found.inputs), found.outputs);
    return response
      .setId(existing.id)
      .setInputs(written(withFound(inputs, found.inputs)))
      .setProperties(written(properties));
  }),

  update: unary(async (request: proto.UpdateRequest, { peer }) => {
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
  }),

  delete: unary(async (request: proto.DeleteRequest, { peer }) => {
    const inputs = read(request.getOldInputs());
    const existing = { id: request.getId(), name: request.getName(), region: regionOf(peer) };
    const type = request.getType();
    // As in read: of a type that is gone nothing is there.
    const handler = resources[type];
    if (handler === undefined) return new empty.Empty();
    await handler.delete(services, { ...existing, inputs: plain(inputs) });
    await journal.write({ kind: "delete", type, ...existing, inputs });
    return new empty.Empty();
  }),
});
