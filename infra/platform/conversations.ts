// The memory of conversations, so that one outlives the region of its bot: a table that the code hooks write, each in its own region, and the
// function by which a call reads it before it turns to the twin (functions/recall).
import * as pulumi from "@pulumi/pulumi";
import { Function, reserving } from "../building-blocks/lambda-function.ts";
import { knows, readsBoth, type Use } from "../building-blocks/grants.ts";
import type { Regions } from "./regions.ts";
import { ReplicatedTable } from "../building-blocks/replicated-table.ts";

export interface ConversationsArgs {
  readonly regions: Regions;
  /** Put before every name in AWS. */
  readonly prefix: string;
  /** What the functions know of the shop: whether an hour will do has to be judged again. */
  readonly shop: Use["environment"];
  /** Days that the function's logs are kept. */
  readonly logRetentionDays: number;
  /** Invocations of the function at one time to keep free for it, 0 for none. */
  readonly reservedConcurrency: number;
}

export class Conversations extends pulumi.ComponentResource {
  readonly table: ReplicatedTable;
  readonly recall: Function;

  constructor(
    name: string,
    { regions, prefix, shop, logRetentionDays, reservedConcurrency }: ConversationsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("twinline:index:Conversations", name, {}, opts);
    this.table = new ReplicatedTable(
      name,
      // Gone within the hour: nothing in it is worth a way back.
      { tableName: `${prefix}-conversations`, hashKey: "contactId", expiryAttribute: "expiresAt", recoverable: false, regions },
      { parent: this },
    );
    this.recall = new Function(
      "recall",
      {
        functionName: `${prefix}-recall`,
        folder: "recall",
        app: "flowers",
        region: regions.home,
        uses: [
          readsBoth("CONVERSATIONS_TABLE", this.table),
          knows({ HOME_REGION: regions.home.name, STANDBY_REGION: regions.standby.name, ...shop }),
        ],
        timeout: 2,
        ...reserving({ reservedConcurrency }),
        logRetentionDays,
      },
      { parent: this },
    );
    this.registerOutputs({ table: this.table.name, recall: this.recall.name });
  }
}
