/** Where a page's desk finds its server, and as whom it speaks; each contestant makes of it what it needs. */
export interface PageOptions {
  readonly url: string;
  /** Desks of one browser profile keep apart by their number. */
  readonly desk: number;
  /** What the contestant's server gave this desk, as text. */
  readonly credentials: string;
}

/**
 * A desk in a page of a real browser, the same few things of every contestant. `push` and `pull` resolve once nothing
 * is left to be done, and tell how many milliseconds that took.
 */
export interface PageDesk {
  open(options: PageOptions): Promise<void>;
  /** Saves new documents on this desk, which is not timed. */
  write(from: number, count: number): Promise<void>;
  /** Changes documents on this desk, which is not timed. */
  update(from: number, count: number): Promise<void>;
  push(): Promise<number>;
  pull(): Promise<number>;
  /** Documents that this desk holds. */
  count(): Promise<number>;
}

declare global {
  interface Window {
    benchDesk: PageDesk;
  }
}
