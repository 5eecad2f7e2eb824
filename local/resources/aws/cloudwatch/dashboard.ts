// aws:cloudwatch/dashboard:Dashboard: kept as declared, once its body is of the form that CloudWatch draws.
import { z } from "zod";
import { sameJson } from "../../as-declared.ts";
import { parseJson } from "../../../../shared/json.ts";
import { resource } from "../../handler.ts";

// CloudWatch API reference, dashboard body structure and syntax: a grid of 24 columns.
const widget = z.looseObject({
  type: z.enum(["alarm", "explorer", "log", "metric", "text"]),
  x: z.int().min(0).max(23).optional(),
  y: z.int().min(0).optional(),
  width: z.int().min(1).max(24).optional(),
  height: z.int().min(1).max(1000).optional(),
  properties: z.looseObject({}),
});
// CloudWatch user guide, cloudwatch_limits.
const WIDGETS = 500;
const METRICS_PER_WIDGET = 500;
const METRICS = 2_500;
const metricsOf = ({ properties: { metrics } }: z.infer<typeof widget>): number => (Array.isArray(metrics) ? metrics.length : 0);
const body = z.looseObject({ widgets: z.array(widget).max(WIDGETS) }).check(({ value: { widgets }, issues }) => {
  const counts = widgets.map(metricsOf);
  const refuse = (message: string): void => void issues.push({ code: "custom", input: widgets, path: ["widgets"], message });
  if (counts.some((count) => count > METRICS_PER_WIDGET)) refuse(`a widget has at most ${METRICS_PER_WIDGET} metrics`);
  if (counts.reduce((sum, count) => sum + count, 0) > METRICS) refuse(`a dashboard has at most ${METRICS} metrics`);
});

const inputs = z.strictObject({
  dashboardName: z.string().regex(/^[\w-]{1,255}$/, "use 1 to 255 letters, digits, - and _"),
  dashboardBody: z.string().check((context) => {
    const read = body.safeParse(parseJson(context.value));
    if (!read.success)
      context.issues.push({ code: "custom", input: context.value, message: z.prettifyError(read.error).replaceAll("\n", " ") });
  }),
});

/** A dashboard of a name that is taken is overwritten, as in AWS (API reference, PutDashboard). */
export const dashboard = resource("aws:cloudwatch/dashboard:Dashboard", inputs, {
  replaceOn: ["dashboardName"],
  create: ({ dashboards }, { inputs: { dashboardName, dashboardBody } }) => ({
    id: dashboardName,
    outputs: { dashboardArn: dashboards.put(dashboardName, dashboardBody).arn },
  }),
  read: ({ dashboards }, { id, inputs: declared }) => {
    const found = dashboards.find(id);
    if (found === undefined) return undefined;
    return {
      inputs: { dashboardName: found.name, dashboardBody: sameJson(declared["dashboardBody"], found.body) },
      outputs: { dashboardArn: found.arn },
    };
  },
  update: ({ dashboards }, { id, inputs: { dashboardBody } }) => {
    dashboards.put(id, dashboardBody);
    return {};
  },
  delete: ({ dashboards }, { id }) => dashboards.delete(id),
});
