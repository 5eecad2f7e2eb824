// What may enter at all: requests from this machine, by something other than a web page of somewhere else. A browser that a foreign page
// steers sends that page's Origin, or (by DNS rebinding) its Host.
import type { IncomingHttpHeaders } from "node:http";
import { ServiceError } from "../errors.ts";

const LOCAL = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

/** @throws ServiceError AccessDeniedException 403 for a foreign Host or Origin */
export const requireLocal = ({ host = "", origin }: IncomingHttpHeaders): void => {
  if (!LOCAL.test(host))
    throw new ServiceError(
      "AccessDeniedException",
      403,
      `Cannot serve the host "${host}": the local cloud answers to 127.0.0.1 and localhost only. Set AWS_ENDPOINT_URL to http://127.0.0.1:PORT.`,
    );
  if (origin !== undefined && !LOCAL.test(origin.replace(/^https?:\/\//, "")))
    throw new ServiceError(
      "AccessDeniedException",
      403,
      `Cannot serve a page of "${origin}": only pages of 127.0.0.1 and localhost may call the local cloud. Call it from an SDK or the CLI.`,
    );
};
