/** A message to be written: the template's first line is not the subject; the subject is given here. */
export interface Letter {
  /** What it is for and to whom: a second letter with the same key is not written. */
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  /** A text template below `src/`, such as `correspondence/letters/views/application-received.txt.njk`. */
  readonly template: string;
  readonly model: object;
  /** A calendar file that goes with it. */
  readonly calendar?: string | undefined;
  /** Where one click stops messages like this one; for what nobody can turn off there is none. */
  readonly listUnsubscribe?: string | undefined;
}
