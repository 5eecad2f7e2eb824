// The pack: `pulumi preview --policy-pack policies`. Loading this file serves the rules to the engine.
import { PolicyPack } from "@pulumi/policy";
import { stackPolicy } from "./crossguard.ts";
import { rulesOn } from "./rules.ts";

const today = new Date().toISOString().slice(0, 10);

new PolicyPack("twinline", { policies: rulesOn(today).map(stackPolicy) });
