import type { LondonDate } from '../kernel/london.js';
import { sumPence, type Pence } from '../kernel/pence.js';
import type { InstalmentSummary } from './instalments.queries.js';
import { reasonsToWait } from './payment.rules.js';

/** Sentences: why a payment that nobody has prepared waits. */
export function whyItWaits(instalment: InstalmentSummary, today: LondonDate): readonly string[] {
  return reasonsToWait(instalment, today).map(({ message }) => message);
}

/** Payments that wait for the same person, with what they come to. */
interface PaymentsWaiting {
  readonly count: number;
  readonly pence: Pence;
  readonly instalments: readonly (InstalmentSummary & { readonly waits: readonly string[] })[];
}

/** The board: every payment under way is in exactly one of its lists. */
export interface PaymentsBoard {
  readonly toApprove: PaymentsWaiting;
  /** Approved, but a third person must release its run. */
  readonly toRelease: PaymentsWaiting;
  readonly toSend: PaymentsWaiting;
  readonly toPrepare: PaymentsWaiting;
  /** Planned, but something is missing or the day has not come. */
  readonly notYet: PaymentsWaiting;
  readonly inTransit: PaymentsWaiting;
}

export function boardOf(
  instalments: readonly InstalmentSummary[],
  today: LondonDate,
): PaymentsBoard {
  const all = instalments.map((instalment) => ({
    ...instalment,
    waits: instalment.status === 'planned' ? whyItWaits(instalment, today) : [],
  }));
  const inRun = all.filter(({ status }) => status === 'in-run');
  const planned = all.filter(({ status }) => status === 'planned');
  return {
    toApprove: waiting(inRun.filter(({ runStatus }) => runStatus === 'prepared')),
    toRelease: waiting(inRun.filter(waitsForThird)),
    toSend: waiting(inRun.filter((each) => each.runStatus !== 'prepared' && !waitsForThird(each))),
    toPrepare: waiting(planned.filter(({ waits }) => waits.length === 0)),
    notYet: waiting(planned.filter(({ waits }) => waits.length > 0)),
    inTransit: waiting(all.filter(({ status }) => status === 'sent')),
  };
}

function waitsForThird({ runStatus, runNeedsRelease }: InstalmentSummary): boolean {
  return runStatus === 'approved' && runNeedsRelease !== false;
}

function waiting(instalments: PaymentsWaiting['instalments']): PaymentsWaiting {
  return {
    count: instalments.length,
    pence: sumPence(instalments.map(({ amountPence }) => amountPence)),
    instalments,
  };
}
