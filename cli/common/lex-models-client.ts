// A client of Lex's model-building API for each region of a line, on AWS or in the local cloud.
import { LexModelsV2Client } from "@aws-sdk/client-lex-models-v2";
import type { Region } from "../../shared/region.ts";
import type { Line } from "./stack.ts";

/** Milliseconds for one answer; the SDK asks again, more slowly each time that Lex throttles. */
const ANSWER_MS = 5_000;
const CONNECT_MS = 2_000;

/** Any key pair opens the local cloud, as its account. */
const LOCAL_KEYS = { accessKeyId: "local", secretAccessKey: "local" };

export const lexModelsIn = ({ endpoint }: Pick<Line, "endpoint">, region: Region): LexModelsV2Client =>
  new LexModelsV2Client({
    region,
    retryMode: "adaptive",
    // Without a network in between there is nothing to wait for.
    maxAttempts: endpoint === undefined ? 6 : 2,
    requestHandler: { requestTimeout: ANSWER_MS, connectionTimeout: CONNECT_MS },
    ...(endpoint === undefined ? {} : { endpoint, credentials: LOCAL_KEYS }),
  });
