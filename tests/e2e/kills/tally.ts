import type { Logged } from './server-log.ts';

/** What a desk told people, kept outside it: by the telephone of who came, the number that stood on the screen as saved. */
export type Acknowledged = ReadonlyMap<string, string>;

/** Lines that each name one save; both are empty where nothing was lost and nothing doubled. */
export interface Balance {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

const WRITTEN: ReadonlySet<string> = new Set(['applied', 'merged', 'conflict']);

/** Holds what was acknowledged against the log of the server after everything was sent. */
export function balanceWithLog(acknowledged: Acknowledged, log: readonly Logged[]): Balance {
  const created = log.filter(({ operation, outcome }) => operation.kind === 'create' && WRITTEN.has(outcome));
  const valuesOf = (table: string, field: string): string[] =>
    created
      .filter(({ operation }) => operation.table === table)
      .map(({ operation }) => JSON.stringify(operation.fields[field]));
  const numbers = valuesOf('requests', 'referenceNumber');
  const lost = [...acknowledged].filter(([, number]) => !numbers.includes(JSON.stringify(number)));
  const doubled = [
    ...repeated(numbers).map((number) => `the number ${number}`),
    ...repeated(valuesOf('requests', 'personId')).map((person) => `a request of ${person}`),
    ...repeated(valuesOf('contactPoints', 'e164')).map((phone) => `the visitor of ${phone}`),
    ...repeated(
      log.map(({ operation }) => `${operation.table}/${operation.recordId} ${operation.at} ${operation.kind}`),
    ),
  ];
  return { lost: lost.map(([phone, number]) => `${number} of ${phone} is not at the server`), doubled };
}

/** Holds what was acknowledged to one visitor against what a desk shows for him. */
export function balanceWithDesk(acknowledged: Acknowledged, phone: string, shown: readonly string[]): Balance {
  const number = acknowledged.get(phone);
  const isLost = number !== undefined && !shown.includes(number);
  return {
    lost: isLost ? [`${number} of ${phone} is not at the desk, which shows ${shown.join(', ') || 'nothing'}`] : [],
    doubled: shown.length > 1 ? [`${shown.join(' and ')} stand for one save`] : [],
  };
}

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];
