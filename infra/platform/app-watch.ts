// What watches over every app: its code hook at home, and its recall.
//
// An alarm at home cannot watch a metric of the standby (aws-cdk issue 30483), and one there would have no topic: what people meet at the standby
// is seen by what calls report, which home counts.
import { NOTHING, onErrors, type Watch } from "../../apps/kit/watch.ts";
import type { StackApp } from "../settings/stack.ts";

export const appWatch = ({ app: { slug }, texts, app }: Pick<StackApp, "app" | "texts">): readonly Watch[] => [
  {
    ...NOTHING,
    alarms: [
      onErrors(
        slug,
        `The code hook of ${slug} failed at home: people who met it were given to the twin. Look at the hook's logs, and at its tables and their KMS key.`,
      ),
      onErrors(
        `recall-${slug}`,
        `Calls to ${slug} that lost their bot could not take up the conversation with the twin: callers had to begin anew. Look at the recall's logs, and at the conversations' table and its KMS key.`,
      ),
    ],
  },
  app.watch(texts),
];
