/*
 * The few figures that whoever runs the server watches, in Prometheus' text format. They count requests and operations,
 * never people: labels are routes, statuses and outcomes.
 */

/** Upper ends of the latency buckets, in seconds. */
const BUCKETS = [0.005, 0.025, 0.1, 0.5, 2.5, 10] as const;

export interface Metrics {
  requestAnswered(route: string, status: number, seconds: number): void;
  operationTaken(outcome: string): void;
  /** Counts a desk that listens; the returned function ends it. */
  deskConnected(): () => void;
  /** Everything as text; `gauges` are read now. */
  text(gauges: Readonly<Record<string, number>>): string;
}

/** Counters of one server process, from its start. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const latencies = new Map<string, { readonly counts: number[]; sum: number; count: number }>();
  const operations = new Map<string, number>();
  let desks = 0;

  const countOne = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

  return {
    requestAnswered(route, status, seconds) {
      countOne(requests, `route="${route}",status="${status}"`);
      const latency = latencies.get(route) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
      BUCKETS.forEach((end, index) => {
        if (seconds <= end) latency.counts[index] = (latency.counts[index] ?? 0) + 1;
      });
      latency.sum += seconds;
      latency.count += 1;
      latencies.set(route, latency);
    },
    operationTaken: (outcome) => countOne(operations, `outcome="${outcome}"`),
    deskConnected() {
      desks += 1;
      return () => void (desks -= 1);
    },
    text(gauges) {
      const lines = [
        '# TYPE istiqbal_requests_total counter',
        ...[...requests].map(([labels, count]) => `istiqbal_requests_total{${labels}} ${count}`),
        '# TYPE istiqbal_request_seconds histogram',
        ...[...latencies].flatMap(([route, { counts, sum, count }]) => [
          ...BUCKETS.map(
            (end, index) => `istiqbal_request_seconds_bucket{route="${route}",le="${end}"} ${counts[index] ?? 0}`,
          ),
          `istiqbal_request_seconds_bucket{route="${route}",le="+Inf"} ${count}`,
          `istiqbal_request_seconds_sum{route="${route}"} ${sum}`,
          `istiqbal_request_seconds_count{route="${route}"} ${count}`,
        ]),
        '# TYPE istiqbal_operations_total counter',
        ...[...operations].map(([labels, count]) => `istiqbal_operations_total{${labels}} ${count}`),
        '# TYPE istiqbal_desks_connected gauge',
        `istiqbal_desks_connected ${desks}`,
        ...Object.entries(gauges).flatMap(([name, value]) => [
          `# TYPE istiqbal_${name} gauge`,
          `istiqbal_${name} ${value}`,
        ]),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}
