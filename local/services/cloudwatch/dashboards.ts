// CloudWatch dashboards, kept as they were declared: an account has them in no region. Nobody draws them here.
export interface Dashboard {
  readonly name: string;
  readonly arn: string;
  /** JSON text. */
  readonly body: string;
}

export interface Dashboards {
  /** Creates a dashboard, or puts its body in place of that of the one of that name (API reference, PutDashboard). */
  put(name: string, body: string): Dashboard;
  find(name: string): Dashboard | undefined;
  list(): readonly Dashboard[];
  delete(name: string): void;
}

/** No dashboards yet. */
export const dashboardStore = ({ accountId }: { readonly accountId: string }): Dashboards => {
  const dashboards = new Map<string, Dashboard>();
  return {
    put: (name, body) => {
      const dashboard = { name, arn: `arn:aws:cloudwatch::${accountId}:dashboard/${name}`, body };
      dashboards.set(name, dashboard);
      return dashboard;
    },
    find: (name) => dashboards.get(name),
    list: () => [...dashboards.values()],
    delete: (name) => void dashboards.delete(name),
  };
};
