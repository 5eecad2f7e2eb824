// What watches over every app: its code hook at home, and its recall.
//
// An alarm at home cannot watch a metric of the standby (aws-cdk issue 30483), and one there would have no topic: what people meet at the standby
// is seen by what calls report, which home counts.
import { NOTHING, onAny, onErrors, type Watch } from "../../apps/kit/watch.ts";
import type { StackApp } from "../settings/stack.ts";

/** @param isWitness its evidence moves the pointer: then it needs no alarm for evidence that moves nothing */
export const appWatch = ({ app: { slug }, texts, app }: Pick<StackApp, "app" | "texts">, isWitness: boolean): readonly Watch[] => [
  {
    ...NOTHING,
    alarms: [
      onErrors(
        slug,
        `The code hook of ${slug} failed at home: people who met it were given to the twin. Look at the hook's logs, and at its tables and their KMS key.`,
      ),
      onErrors(
        `${slug}-recall`,
        `Calls to ${slug} that lost their bot could not take up the conversation with the twin: callers had to begin anew. Look at the recall's logs, and at the conversations' table and its KMS key.`,
      ),
      ...(isWitness
        ? []
        : [
            onAny({
              name: `${slug}-failing`,
              of: { app: slug },
              metric: "AppFailing",
              statistic: "Maximum",
              says: `The bot of ${slug} fails, by its probes or by what calls report, and the witness's does not: the stack stays where it is, and people who meet it are given to its twin. Look at the hook's logs and at the bot's alias.`,
              period: 300,
            }),
          ]),
    ],
  },
  app.watch(texts),
];
