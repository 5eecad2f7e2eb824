// The memory of conversations, so that one outlives the region of its bot: a table that the code hooks write, each in its own region, and that a
// call reads before it turns to the twin (functions/recall).
import * as pulumi from "@pulumi/pulumi";
import { ReplicatedTable } from "../building-blocks/replicated-table.ts";
import type { Regions } from "./regions.ts";

export interface ConversationsArgs {
  readonly regions: Regions;
  /** Put before every name in AWS. */
  readonly prefix: string;
}

export class Conversations extends pulumi.ComponentResource {
  readonly table: ReplicatedTable;

  constructor(name: string, { regions, prefix }: ConversationsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Conversations", name, {}, opts);
    this.table = new ReplicatedTable(
      name,
      // Gone within the hour: nothing in it is worth a way back.
      { tableName: `${prefix}-conversations`, hashKey: "contactId", expiryAttribute: "expiresAt", recoverable: false, regions },
      { parent: this },
    );
    this.registerOutputs({ table: this.table.name });
  }
}
