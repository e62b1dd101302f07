import type { LondonDate } from '../../kernel/london.js';
import type { Role } from '../../kernel/role.js';
import type { Addressee } from '../../people/people.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Audience, Owed, Step } from './timing/timing.rules.js';

/** How pages speak of a kind. */
export interface KindWords {
  /** `A return is due`. */
  readonly title: string;
  /** The day that its steps count from: `the day the return is due`. */
  readonly countedFrom: string;
  /** Who owes it: `the organisation`. '' where nobody does, and only staff are reminded. */
  readonly owing: string;
}

/** One letter for several people: nobody sees who else had it. */
export interface ReminderLetter {
  readonly to: readonly Addressee[];
  readonly subject: string;
  readonly template: `correspondence/${string}.txt.njk`;
  readonly model: object;
}

/** Something owed, as the list of what is overdue shows it. */
export interface Described {
  readonly id: string;
  /** `Return 2 of 3, OC-2026-0001`. */
  readonly what: string;
  readonly owedBy: string;
  readonly href: string;
  /** The bid that it is about, which may be shut to whoever reads; null when it is about none. */
  readonly applicationId: string | null;
}

/**
 * A kind of reminder: what is owed, asked anew each time and never stored, and the letter about it. One file and a
 * line in `reminder-kinds.ts` add a kind; its timing is data.
 */
export abstract class ReminderKind {
  /** `return-due`: names it in the record, in addresses and in people's preferences. */
  abstract readonly name: string;
  /** What it is about, as the keys of messages have it: `return`. */
  abstract readonly subject: string;
  abstract readonly words: KindWords;
  /** What they are who owe it; null where nobody does. */
  abstract readonly owingRole: Role | null;
  /** Its steps until the coordinator sets others. */
  abstract readonly steps: readonly Step[];
  /** Whom its steps may go to. */
  abstract readonly audiences: readonly Audience[];
  /** Once its day is over there is nothing more to be done about it: no step comes after the day. */
  readonly isOverAfterwards: boolean = false;
  /** A letter asks for it, so that it may be reminded of half way. */
  readonly hasHalfWay: boolean = false;
  /** A decision, or an offer, waits for the answer: nobody can turn such a reminder off. */
  readonly isOfDecision: boolean = false;

  /** What the keys of its messages begin with: `return/<id>`. */
  keyOf(id: string): string {
    return `${this.subject}/${id.split('/')[0] ?? ''}`;
  }

  /** What is owed and due in these days, both included: by an index on the day, whatever else there is. */
  abstract owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]>;

  /** As it is owed still; it stays so until the transaction ends. Undefined when it is owed no more. */
  abstract stillOwed(tx: Tx, id: string): Promise<Owed | undefined>;

  /** The letters to write to one audience, asked in the transaction that has found it owed. */
  abstract letters(tx: Tx, owed: Owed, audience: Audience): Promise<readonly ReminderLetter[]>;

  /** For the list of what is overdue; what concerns only bids that are shut to the reader is left out. */
  abstract described(owed: readonly Owed[], readerId: string): Promise<readonly Described[]>;
}
