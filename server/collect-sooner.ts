import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * By how much of what is in use the heap may grow, in percent, before it is collected. V8 would let it grow to several times that. Half of
 * this would save ten megabytes more, and cost a tenth of the processor's time.
 */
const GROWTH = 100;

/** Keeps the process small: clears away what the start left behind, and from then on collects sooner than V8 would by itself. */
export function collectSooner(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
}
