/** A fault planted in the real code: one line of it says something else. */
export interface Mutant {
  /** What the code does wrong then. */
  readonly name: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly from: string;
  readonly to: string;
  /** The file of tests that has to notice it; left out where the stories of the simulation have to. */
  readonly seenBy?: string;
}

/** Plants faults in one file. */
export const faultsIn =
  (file: string, seenBy?: string) =>
  (name: string, from: string, to: string): Mutant => ({ name, file, from, to, ...(seenBy ? { seenBy } : {}) });
