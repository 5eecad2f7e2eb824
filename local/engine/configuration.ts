// Providers as resources of their own: each has a region, and is known by the connection over which it was told.
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import { UserError } from "../errors.ts";
import { isRegion, type Region } from "../../shared/region.ts";
import { unary } from "./answer.ts";
import { diff } from "./diff.ts";
import { diffOf } from "./judge.ts";
import { plain } from "./properties.ts";
import { read } from "./struct.ts";

/** @param replaces whether what is in a provider is made anew when its region changes; else each resource says for itself what differs */
export const configuration = ({ replaces }: { readonly replaces: boolean }) => {
  const regions = new Map<string, Region>();
  return {
    checkConfig: unary((request: proto.CheckRequest) => {
      const response = new proto.CheckResponse().setInputs(request.getNews());
      const { region } = plain(read(request.getNews()));
      if (typeof region !== "string" || !isRegion(region))
        response.addFailures(
          new proto.CheckFailure()
            .setProperty("region")
            .setReason(`"${String(region)}" is no region. Give the provider one, as in us-east-1.`),
        );
      return response;
    }),
    diffConfig: unary((request: proto.DiffRequest) =>
      diffOf(request, (before, after) => diff({ replaceOn: replaces ? ["region"] : [], named: undefined }, before, after)),
    ),
    configure: unary((request: proto.ConfigureRequest, { peer }) => {
      const { region } = plain(read(request.getArgs()));
      if (typeof region === "string" && isRegion(region)) regions.set(peer, region);
      return new proto.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }),
    /** @throws UserError for a provider that has none */
    regionOf: (peer: string): Region => {
      const region = regions.get(peer);
      if (region === undefined)
        throw new UserError(
          "The local cloud does not know the region of this provider. Give each resource an explicit provider with a region.",
        );
      return region;
    },
  };
};
