// The only list of apps. What an app is says app.ts; which of them a stack runs says its setting `apps`.
import type { App } from "./app.ts";
import { demo } from "./demo/app.ts";
import { flowers } from "./flowers/app.ts";

export const apps: readonly App[] = [flowers, demo];
