// The local cloud as a provider of the real Pulumi engine: the protocol's calls, answered by the resource handlers that `twinline start` uses
// without it. One server stands for all providers of a package; each comes over a connection of its own, and is known by that.
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { UserError } from "../errors.ts";
import { fileOfType } from "../program/file-of-type.ts";
import { invokes } from "../resources/registry.ts";
import type { Services } from "../services.ts";
import { unary } from "./answer.ts";
import { configuration } from "./configuration.ts";
import type { Journal } from "./journal.ts";
import { check, diffResource } from "./judge.ts";
import { life } from "./life.ts";
import { plain } from "./properties.ts";
import { read, written } from "./struct.ts";

export interface ProviderOptions {
  readonly version: string;
  /** Whether another region makes anew what is in it. */
  readonly replaces: boolean;
}

/** The protocol's calls, over all of the cloud's resource types. What they change is written to the journal. */
export const provider = (services: Services, journal: Journal, { version, replaces }: ProviderOptions): UntypedServiceImplementation => {
  const { regionOf, ...configured } = configuration({ replaces });
  const nothing = unary(() => new empty.Empty());
  return {
    handshake: unary((_request: proto.ProviderHandshakeRequest) => {
      const response = new proto.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      return response;
    }),
    getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(version)),
    attach: nothing,
    // What is begun is short, and is finished.
    cancel: nothing,
    ...configured,
    check,
    diff: diffResource,
    ...life(services, journal, regionOf),
    invoke: unary((request: proto.InvokeRequest, { peer }) => {
      const found = invokes[request.getTok()];
      if (found === undefined)
        throw new UserError(`The local cloud has no function ${request.getTok()}. Add ${fileOfType(request.getTok())}.`);
      return new proto.InvokeResponse().setReturn(written(found(services, plain(read(request.getArgs())), regionOf(peer))));
    }),
  };
};
