import { formatDate, formatMoment, type LondonDate } from '../../kernel/london.js';
import { sumPence, type Pence } from '../../kernel/pence.js';
import type { InstalmentSummary, NotAccepted } from '../instalments.queries.js';
import { whyItWaits } from '../payment.page.js';

/** One payment as its organisation reads about it. */
interface PaymentInWords {
  readonly instalment: InstalmentSummary;
  /** Sentences without their last full stop. */
  readonly words: readonly string[];
}

export interface AwardPaymentsPage {
  readonly payments: readonly PaymentInWords[];
  /** Sent by now, whether or not the bank's statement shows it. */
  readonly sentPence: Pence;
  readonly stillToComePence: Pence;
}

export function awardPaymentsPage(
  instalments: readonly InstalmentSummary[],
  today: LondonDate,
): AwardPaymentsPage {
  const sent = instalments.filter(({ status }) => status === 'sent' || status === 'cleared');
  const toCome = instalments.filter(
    (instalment) =>
      !sent.includes(instalment) && !['refused', 'given-up'].includes(instalment.status),
  );
  return {
    payments: instalments.map((instalment) => ({
      instalment,
      words: wordsFor(instalment, today),
    })),
    sentPence: sumPence(sent.map(({ amountPence }) => amountPence)),
    stillToComePence: sumPence(toCome.map(({ amountPence }) => amountPence)),
  };
}

/** What has happened to it, or why it waits. Who prepared and approved it is the trustee's own. */
function wordsFor(instalment: InstalmentSummary, today: LondonDate): readonly string[] {
  const { status, sentAt, clearedOn, dueOn, notAccepted } = instalment;
  switch (status) {
    case 'planned': {
      const reasons = whyItWaits(instalment, today);
      if (notAccepted) return [...wordsOf(notAccepted), ...reasons];
      if (reasons.length > 0) return reasons;
      if (dueOn === null) return ['It is due'];
      return [dueOn === today ? 'It is due today' : `It has been due since ${formatDate(dueOn)}`];
    }
    case 'in-run':
      return ['It is being checked by two people, and is sent when both have agreed'];
    case 'sent':
      return [`Sent on ${sentAt ? formatMoment(sentAt) : 'the day it was approved'}`];
    case 'refused':
      return ['Not paid: the trustee has refused it'];
    case 'given-up':
      return ['Not paid: the award was changed'];
    case 'cleared':
      return [clearedOn === null ? 'Paid' : `Paid on ${formatDate(clearedOn)}`];
  }
}

function wordsOf({ how }: NotAccepted): readonly string[] {
  return [
    how === 'failed'
      ? 'Your bank did not take this payment'
      : 'Your bank did not take this payment, and it came back to us',
    'Check your bank details with us: it is sent again when they are right',
  ];
}
