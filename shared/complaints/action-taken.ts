/**
 * What was done about the other side of a complaint (I3). It is no text: it cannot be put into a template, a message, a
 * paper, an export or a log, neither by type nor by accident — written anywhere it is blank. Only the screen of its
 * readers shows it.
 */
export class ActionTaken {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** For the eyes of its readers. Who may call this is checked with the boundaries of the code. */
  show(): string {
    return this.#text;
  }

  toString(): string {
    return '';
  }

  toJSON(): null {
    return null;
  }
}
