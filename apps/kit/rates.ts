// What AWS charges, in USD, US East. Each rate says where it was seen and when, and, where that is not AWS's own list, what to verify. Free
// tiers are not counted: they belong to an account, not to a line.

export interface Rate {
  /** For one unit. */
  readonly usd: number;
  readonly unit: string;
  readonly source: string;
  /** Date of the source, as exact as it is known. */
  readonly seen: string;
  /** Why it must be verified before it is relied on; absent when the source is AWS's list or agrees with it. */
  readonly verify?: string;
}

const LIMITS = "aws-limits.md 9";
const INFRACOST = `infracost's price tests (${LIMITS})`;
const LEX_ARTICLES = `cloudzero.com, cloudoptimo.com (${LIMITS})`;
const REMEMBERED = "remembered, no source at hand: compare with AWS's price list";
const ARTICLE = "from articles on prices, not from AWS's list";

export const RATES = {
  lexText: { usd: 0.00075, unit: "Lex text request", source: LEX_ARTICLES, seen: "2026", verify: ARTICLE },
  lexSpeech: {
    usd: 0.004,
    unit: "Lex speech request",
    source: LEX_ARTICLES,
    seen: "2026",
    verify: `${ARTICLE}; if Connect's requests are billed as streaming, it is 0.0065 for each 15 seconds instead`,
  },
  lexSession: {
    usd: 0,
    unit: "Lex session, opened, deleted",
    source: "cloudzero.com: Lex prices requests of text and speech",
    seen: "2026",
    verify: "no source says that PutSession and DeleteSession are free",
  },
  connectMinute: { usd: 0.038, unit: "minute in Connect", source: `Connect's all-in rate (${LIMITS})`, seen: "2026-10-07" },
  didDay: { usd: 0.03, unit: "day of a number", source: LIMITS, seen: "undated", verify: REMEMBERED },
  tollFreeDay: { usd: 0.06, unit: "day of a number", source: "Connect pricing", seen: "undated", verify: REMEMBERED },
  didMinute: { usd: 0.0022, unit: "minute of telephony", source: LIMITS, seen: "undated", verify: REMEMBERED },
  tollFreeMinute: { usd: 0.012, unit: "minute of telephony", source: "Connect pricing", seen: "undated", verify: REMEMBERED },
  lambdaRequest: { usd: 0.2e-6, unit: "Lambda request", source: INFRACOST, seen: "2024-07-01" },
  lambdaGbSecond: { usd: 0.0000133334, unit: "Lambda GB-second, arm64", source: INFRACOST, seen: "2024-07-01" },
  dynamoWrite: { usd: 0.625e-6, unit: "DynamoDB write, each region", source: INFRACOST, seen: "2024-11-15" },
  dynamoRead: { usd: 0.125e-6, unit: "DynamoDB read", source: INFRACOST, seen: "2024-11-15" },
  schedulerRun: {
    usd: 1e-6,
    unit: "scheduled invocation",
    source: `a copy of AWS's price list (${LIMITS})`,
    seen: "2024-10-01",
    verify: REMEMBERED,
  },
  smsUs: {
    usd: 0.00645 + 0.0035,
    unit: "part of a text to the US",
    source: LIMITS,
    seen: "undated",
    verify: `${REMEMBERED}; carriers' fees (0.003 to 0.004) are in it, and differ by carrier and country`,
  },
  snsPublish: { usd: 0.5e-6, unit: "message published", source: INFRACOST, seen: "2024-07-01" },
  alarm: { usd: 0.1, unit: "alarm", source: INFRACOST, seen: "2024-07-01" },
  customMetric: { usd: 0.3, unit: "custom metric", source: "signoz.io/guides/cloudwatch-pricing", seen: "2026-02-15", verify: ARTICLE },
  dashboard: { usd: 3, unit: "dashboard", source: "factualminds.com on CloudWatch pricing", seen: "2026-06-13", verify: ARTICLE },
  logIngested: {
    usd: 0.5,
    unit: "GB of logs written",
    source: "factualminds.com on CloudWatch pricing",
    seen: "2026-06-13",
    verify: ARTICLE,
  },
  logStored: { usd: 0.03, unit: "GB of logs kept a month", source: LIMITS, seen: "undated", verify: REMEMBERED },
  kmsKey: { usd: 1, unit: "key", source: INFRACOST, seen: "2024-07-01" },
  kmsRequest: { usd: 0.03 / 10_000, unit: "KMS request", source: INFRACOST, seen: "2024-07-01" },
  xrayTrace: { usd: 5e-6, unit: "trace recorded", source: "AWS X-Ray pricing", seen: "undated", verify: REMEMBERED },
} as const satisfies Readonly<Record<string, Rate>>;
