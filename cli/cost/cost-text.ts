// An estimate of cost as people read it: what the idle line costs, what calls add, what to verify, and how detection time trades against it.
import type { MonthlyCost } from "../../infra/watch/cost.ts";
import { totalUsd, type CostItem } from "../../apps/kit/cost-item.ts";
import type { Trade } from "../../infra/watch/cost-trade.ts";
import { inColumns, type Column } from "../common/columns.ts";
import type { Colours } from "../common/terminal.ts";

export interface Estimate {
  readonly stack: string;
  readonly costCap: number;
  readonly cost: MonthlyCost;
  readonly trade: readonly Trade[];
  /** Calls a month; undefined when nobody said how many. */
  readonly calls: number | undefined;
}

export const usd = (amount: number): string =>
  amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: true });
const quantity = (amount: number): string => amount.toLocaleString("en-US", { maximumFractionDigits: amount < 10 ? 3 : 0 });
/** As many digits as the rate has. */
const rate = (amount: number): string => amount.toFixed(12).replace(/0+$/, "").replace(/\.$/, "");
const seconds = (amount: number): string => `${Number(amount.toFixed(1))} s`;

const COST_COLUMNS: readonly Column[] = [
  { title: "quantity", align: "right" },
  { title: "unit", align: "left" },
  { title: "USD each", align: "right" },
  { title: "USD", align: "right" },
  { title: "", align: "left" },
];

const costRow = (item: CostItem): readonly string[] => [
  `  ${item.what}`,
  quantity(item.quantity),
  item.unit,
  rate(item.rate),
  usd(item.usd),
  item.verify ? "?" : "",
];

const costTable = (title: string, items: readonly CostItem[], total: number, paint: Colours): readonly string[] => {
  const [head = "", ...lines] = inColumns(
    [{ title, align: "left" }, ...COST_COLUMNS],
    [...items.map(costRow), ["  together", "", "", "", usd(total), ""]],
  );
  const last = lines.length - 1;
  return [paint.bold(head), ...lines.map((line, index) => (index === last ? paint.bold(line) : line))];
};

/** Each rate once. */
const rates = (items: readonly CostItem[]): readonly CostItem[] => [
  ...new Map(items.map((item) => [`${item.unit} ${item.rate}`, item])).values(),
];

const rateTable = (items: readonly CostItem[], paint: Colours): readonly string[] => {
  const [head = "", ...lines] = inColumns(
    [
      { title: "Rates", align: "left" },
      { title: "USD each", align: "right" },
      { title: "seen", align: "left" },
      { title: "source", align: "left" },
    ],
    rates(items).map((item) => [`  ${item.unit}`, rate(item.rate), item.seen, `${item.source}${item.verify ? " ?" : ""}`]),
  );
  return [paint.bold(head), ...lines];
};

const tradeTable = (trade: readonly Trade[], paint: Colours): readonly string[] => {
  const [head = "", ...lines] = inColumns(
    [
      { title: "Until an idle line leaves a bot that …", align: "left" },
      { title: "session each", align: "right" },
      { title: "recognize each", align: "right" },
      { title: "refuses", align: "right" },
      { title: "hangs", align: "right" },
      { title: "misunderstands", align: "right" },
      { title: "USD a month", align: "right" },
    ],
    trade.map((row) => [
      `  ${row.isChosen ? "these settings" : row.probeMethod === "session" ? "sessions only" : ""}`,
      seconds(row.probeSeconds),
      row.probeMethod === "session" ? "never" : seconds(row.recognizeSeconds),
      seconds(row.outageSeconds),
      seconds(row.hangSeconds),
      row.wrongSeconds === undefined ? "never" : seconds(row.wrongSeconds),
      usd(row.idleUsd),
    ]),
  );
  return [paint.bold(head), ...lines.map((line, index) => (trade[index]?.isChosen === true ? paint.bold(line) : line))];
};

const list = (title: string, entries: readonly string[], paint: Colours): readonly string[] => [
  paint.bold(title),
  ...entries.map((entry) => `  ${entry}`),
];

/** The whole estimate, a line each. */
export const estimateLines = ({ stack, costCap, cost, trade, calls }: Estimate, paint: Colours): readonly string[] => {
  const items = [...cost.items, ...cost.callItems, ...cost.extras.flatMap((extra) => extra.items)];
  const month = calls === undefined ? undefined : cost.idleUsd + (calls / 1000) * cost.per1000CallsUsd;
  const unsure = Map.groupBy(
    rates(items).filter(({ verify }) => verify),
    ({ why }) => why,
  );
  return [
    `What stack ${paint.bold(stack)} costs in USD: an estimate from its settings, to choose them by.`,
    "",
    ...costTable("The idle stack, a month", cost.items, cost.idleUsd, paint),
    `  of at most ${usd(costCap)} (setting costCap)`,
    "",
    ...(cost.callItems.length === 0 ? [] : costTable("A thousand calls", cost.callItems, cost.per1000CallsUsd, paint)),
    ...cost.extras.flatMap(({ title, items: more }) => ["", ...costTable(title, more, totalUsd(more), paint)]),
    ...(month === undefined ? [] : ["", paint.bold(`A month with ${quantity(calls ?? 0)} calls: ${usd(month)}`)]),
    "",
    ...tradeTable(trade, paint),
    "",
    ...rateTable(items, paint),
    "",
    ...list(
      "? To verify before it is relied on",
      [...unsure].map(([why, of]) => `${of.map(({ unit }) => unit).join("; ")}: ${why}.`),
      paint,
    ),
    "",
    ...list("Assumptions", cost.assumptions, paint),
  ];
};
