// What the observer asks besides the bots: an endpoint that is not Lex, so that its own sickness is not read as theirs, and the tags that say
// which model each bot was made from.
import { lexModelsEndpoint, stsEndpoint, type Credentials } from "../lib/aws/endpoints.ts";
import type { ModelHashes } from "../lib/failover/twins.ts";
import { parseJson, recordAt, textAt } from "../../shared/json.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { queryRequest } from "../lib/aws/query-request.ts";
import { isRegion, type Region } from "../../shared/region.ts";
import { LIMIT_MS } from "./probe.ts";

type Services = Pick<Platform, "clock" | "sender">;

interface Where {
  readonly variables: Variables;
  readonly credentials: Credentials;
}

/** Whether STS answers in a region: a refusal is an answer, too. The request needs no permission (STS API, GetCallerIdentity). */
export const controlProbe = (services: Services, region: Region, { variables, credentials }: Where) => {
  const endpoint = stsEndpoint(variables, region);
  const query = queryRequest(services, { service: "sts", region, endpoint, credentials, version: "2011-06-15", limitMs: LIMIT_MS });
  return async (): Promise<"good" | "failed"> => {
    try {
      return (await query("GetCallerIdentity")).status < 500 ? "good" : "failed";
    } catch {
      // Whatever it was, the endpoint was not reached: that is all there is to know.
      return "failed";
    }
  };
};

/** The tag that the deployment puts on each alias. */
const TAG = "model-hash";

/** The aliases of an app's twins, by region. */
export type AliasArns = Readonly<Record<Region, string>>;

/**
 * The model hash of each alias.
 * @param apps by slug
 * @returns (from the call, by slug) for one without the tag, nothing under its region
 * @throws (from the call) Error when a tag cannot be read
 */
export const modelHashes = ({ clock, sender }: Services, apps: Readonly<Record<string, AliasArns>>, { variables, credentials }: Where) => {
  const readTag = async (region: Region, arn: string): Promise<string | undefined> => {
    const send = sender({ service: "lex", region, endpoint: lexModelsEndpoint(variables, region), credentials });
    using deadline = clock.deadline(LIMIT_MS);
    const { status, body } = await send({
      method: "GET",
      path: `/tags/${encodeURIComponent(arn)}`,
      headers: {},
      body: "",
      signal: deadline.signal,
    });
    if (status !== 200) throw new Error(`Cannot read the tags of ${arn}: Lex answered HTTP ${status}.`);
    return textAt(recordAt(parseJson(body), "tags"), TAG);
  };
  const entries = (record: AliasArns): readonly (readonly [Region, string])[] =>
    Object.entries(record).filter((entry): entry is [Region, string] => isRegion(entry[0]));
  const readApp = async (aliases: AliasArns): Promise<ModelHashes> =>
    Object.fromEntries(await Promise.all(entries(aliases).map(async ([region, arn]) => [region, await readTag(region, arn)] as const)));
  return async (): Promise<Readonly<Record<string, ModelHashes>>> =>
    Object.fromEntries(await Promise.all(Object.entries(apps).map(async ([slug, aliases]) => [slug, await readApp(aliases)] as const)));
};
