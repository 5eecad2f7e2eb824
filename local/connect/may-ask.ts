// Whether an instance's flows may use a bot alias: it is associated, or, for bots that a person associates, the alias's own policy admits Connect
// for this instance. AWS asks for the association in either case; the local cloud has no AssociateBot that a person could call.
import type { Iam } from "../iam/iam.ts";
import type { Instance } from "./instance.ts";

export const mayAsk = ({ arn, associations }: Instance, iam: Pick<Iam, "authorize">, aliasArn: string): boolean =>
  associations.bots.has(aliasArn) ||
  iam.authorize({ kind: "service", service: "connect.amazonaws.com", sourceArn: arn }, { action: "lex:RecognizeText", resource: aliasArn })
    .allowed;
