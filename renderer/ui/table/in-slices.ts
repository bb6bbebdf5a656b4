/** Work between two breaths, in milliseconds: a key pressed meanwhile is answered within the next frame. */
const SLICE = 8;

/** Runs a computation to its end at once. */
export function atOnce<Value>(steps: Generator<undefined, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Runs a computation in slices of time, so that it never holds the window; returns how to give it up. */
export function inSlices<Value>(steps: Generator<undefined, Value>, done: (value: Value) => void): () => void {
  const channel = new MessageChannel();
  let isGivenUp = false;
  const giveUp = (): void => {
    isGivenUp = true;
    channel.port1.close();
  };
  channel.port1.addEventListener('message', () => {
    if (isGivenUp) return;
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done === true) {
        giveUp();
        done(step.value);
        return;
      }
    } while (performance.now() < until);
    // A message comes after whatever the window has to do first, and sooner than a timer.
    channel.port2.postMessage(null);
  });
  channel.port1.start();
  channel.port2.postMessage(null);
  return giveUp;
}
