import type { LondonDate } from '../../kernel/london.js';

export type VariationKind = 'budget' | 'dates' | 'purpose' | 'name' | 'reduction';
export type VariationStatus = 'asked' | 'withdrawn' | 'approved' | 'declined';

/** Who wants it: the organisation, in person or through the coordinator, or the panel itself. */
export type CameBy = 'organisation' | 'on-behalf' | 'panel';

/** Pence in digits: JSON has no whole number large enough to trust. */
type PenceText = string;

/** One line of what the grant pays for. */
export interface TermsLine {
  readonly what: string;
  readonly pence: PenceText;
}

/** What a change is about, before it and after it: of each kind only its own parts. */
export interface Terms {
  /** budget */
  readonly lines?: readonly TermsLine[];
  /** dates; null where the application does not say. */
  readonly startsOn?: LondonDate | null;
  readonly endsOn?: LondonDate | null;
  /** dates: by how many months returns that have not been sent are due later; 0 before. */
  readonly returnsLaterByMonths?: number;
  /** purpose */
  readonly purpose?: string;
  /** name: of the project, or of the organisation. */
  readonly title?: string;
  readonly organisationName?: string;
  /** reduction: what the award comes to. */
  readonly amountPence?: PenceText;
}
