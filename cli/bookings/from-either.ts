// Reads bookings at home, and at the standby when home does not answer: callers who could not book meanwhile wait for a call, and those are noted
// there alone until home is back.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Region } from "../../shared/region.ts";
import { UserError } from "../../local/errors.ts";
import { asked, wordsOf } from "../common/ask-aws.ts";
import type { Line } from "../common/stack.ts";
import { warn } from "../common/print.ts";
import { readEntries, type Days, type Entry } from "./read.ts";

/** Any key pair opens the local cloud, as its account. */
const LOCAL_KEYS = { accessKeyId: "local", secretAccessKey: "local" };

/** @throws UserError naming table and regions when neither answers */
export const fromEither = async (
  { table, endpoint, home, standby }: Pick<Line, "endpoint" | "home" | "standby"> & { readonly table: string },
  days: Days,
): Promise<readonly Entry[]> => {
  const readIn = async (region: Region): Promise<readonly Entry[]> => {
    const client = new DynamoDBClient({
      region,
      maxAttempts: 3,
      ...(endpoint === undefined ? {} : { endpoint, credentials: LOCAL_KEYS }),
    });
    try {
      return await asked(`read the bookings from table ${table} in ${region}`, () => readEntries(client, table, days));
    } finally {
      client.destroy();
    }
  };

  try {
    return await readIn(home);
  } catch (atHome) {
    const entries = await readIn(standby).catch((error: unknown): never => {
      if (!(atHome instanceof UserError) || !(error instanceof UserError)) throw error;
      throw new UserError([...atHome.problems, ...error.problems], { cause: atHome });
    });
    const why = wordsOf(atHome instanceof Error ? (atHome.cause ?? atHome) : atHome);
    warn(
      `These are from table ${table} in ${standby}, since ${home} could not be read (${why}). What was written last in ${home} may be missing.`,
    );
    return entries;
  }
};
