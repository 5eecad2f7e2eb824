// The designs that twinline is compared with. Where a published text leaves something open, what helps that design is assumed, and said here.
import { LOOKUP_MS, MONTH_MS, routing, type ProbeMade, type Strategy } from "./strategy.ts";
import type { Timeline } from "./timeline.ts";
import type { BotSide } from "./world.ts";

const other = (side: BotSide): BotSide => (side === "home" ? "standby" : "home");

/** Repeats something, first after `phase` of the interval. */
const repeatedly = (time: Timeline, everyMs: number, phase: number, happen: (ms: number) => void): void => {
  const next = (ms: number): void =>
    time.at(ms, () => {
      happen(ms);
      next(ms + everyMs);
    });
  next(Math.round(phase * everyMs));
};

/** The limit of the check's Lambda: AWS's default. */
const CHECK_LIMIT_MS = 3_000;

/**
 * The published design: one check of the active region's bot at each interval, and any error turns the pointer to the other region, whatever
 * state that is in. There is no return but by the next error. A bot that hangs takes the check with it: its Lambda times out and writes nothing.
 * In its favour: the check says something through alias and code hook (so that it sees a failing one; it compares no intent); the pointer that
 * it writes is seen at once; a lookup that fails means home; its shop's code is ours. Against it, as published: a call that meets a failed bot
 * is lost.
 */
const published = (seconds: number): Strategy => ({
  name: `published-${seconds}s`,
  says: `checks the active bot every ${seconds} s; any error turns the pointer; no second bot within a call`,
  hasTwin: false,
  textRequestsAMonth: MONTH_MS / (seconds * 1000),
  steer: ({ time, world, chance }) => {
    const route = routing(time);
    const probes: ProbeMade[] = [];
    let active: BotSide = "home";
    repeatedly(time, seconds * 1000, chance(), (ms) => {
      if (!world.works("observer", "home", ms)) return;
      const { result, ms: took } = world.ask(active, "recognize", ms, chance);
      const isError = result === "error" || result === "throttled";
      const isAnswer = took <= CHECK_LIMIT_MS;
      probes.push({ atMs: ms, side: active, method: "recognize", good: isAnswer && !isError });
      if (!isAnswer || !isError) return;
      time.at(ms + took, () => {
        if (!world.works("pointer-table", "home", time.now())) return;
        active = other(active);
        route.turn(active, result);
      });
    });
    return {
      route: () => {
        const canLook = world.works("lookup", "home", time.now()) && world.works("pointer-table", "home", time.now());
        return { to: canLook ? route.current() : "home", waitMs: LOOKUP_MS };
      },
      report: () => undefined,
      routed: route.routed,
      probes,
    };
  },
});

const DNS_EVERY_MS = 10_000;
const DNS_IN_A_ROW = 3;
const DNS_LIMIT_MS = 4_000;
const DNS_STALE_MS = 60_000;

/**
 * Failover as a name server does it: each bot's liveness is checked every 10 s (4 s limit), three checks in a row make it bad or good again, home
 * is preferred while it is good, and whoever asks sees a name that is up to 60 s old. In its favour: the checkers are not of the home region and
 * never fail, no table or lookup is needed, and while both are bad it stays at home. It sees neither a failing code hook nor a wrong intent,
 * since it only opens sessions; these are not billed as requests. A call that meets a failed bot is lost.
 */
const dns: Strategy = {
  name: "dns-style",
  says: "checks both bots' liveness every 10 s; 3 in a row count; seen up to 60 s late; no second bot within a call",
  hasTwin: false,
  textRequestsAMonth: 0,
  steer: ({ time, world, chance }) => {
    const route = routing(time);
    const probes: ProbeMade[] = [];
    const health = { home: { good: true, against: 0 }, standby: { good: true, against: 0 } };
    repeatedly(time, DNS_EVERY_MS, chance(), (ms) => {
      for (const side of ["home", "standby"] as const) {
        const { result, ms: took } = world.ask(side, "session", ms, chance);
        const good = result === "good" && took <= DNS_LIMIT_MS;
        probes.push({ atMs: ms, side, method: "session", good });
        const known = health[side];
        known.against = good === known.good ? 0 : known.against + 1;
        if (known.against < DNS_IN_A_ROW) continue;
        known.good = good;
        known.against = 0;
      }
    });
    repeatedly(time, DNS_STALE_MS, chance(), () => {
      const isAway = !health.home.good && health.standby.good;
      route.turn(isAway ? "standby" : "home", isAway ? "home is bad" : "home is preferred");
    });
    return {
      route: () => ({ to: route.current(), waitMs: 0 }),
      report: () => undefined,
      routed: route.routed,
      probes,
    };
  },
};

/** One bot, in one region. A call that meets it failed is lost. */
const none: Strategy = {
  name: "none",
  says: "one bot, at home; no failover",
  hasTwin: false,
  textRequestsAMonth: 0,
  steer: ({ time }) => {
    const { routed } = routing(time);
    return { route: () => ({ to: "home", waitMs: 0 }), report: () => undefined, routed, probes: [] };
  },
};

export const BASELINES: readonly Strategy[] = [published(300), published(60), dns, none];
