import { awardPaymentsPage } from '../../../src/payments/award-payments/award-payments.page.js';
import type { InstalmentStatus } from '../../../src/payments/instalment.lifecycle.js';
import type { InstalmentSummary } from '../../../src/payments/instalments.queries.js';
import { boardOf } from '../../../src/payments/payment.page.js';

const TODAY = '2026-11-23';

function anInstalment(
  status: InstalmentStatus,
  facts: Partial<InstalmentSummary> = {},
): InstalmentSummary {
  return {
    status,
    amountPence: 100n,
    dueOn: '2026-11-01',
    awardStatus: 'accepted',
    hasBankDetails: true,
    sentAt: null,
    clearedOn: null,
    ...facts,
  } as InstalmentSummary;
}

describe('the board', () => {
  it('puts every payment under way into exactly one list, with its sum', () => {
    const board = boardOf(
      [
        anInstalment('planned'),
        anInstalment('planned', { dueOn: '2027-01-01' }),
        anInstalment('planned', { hasBankDetails: false }),
        anInstalment('prepared', { amountPence: 5n }),
        anInstalment('approved', { amountPence: 7n }),
        anInstalment('sent', { amountPence: 9n }),
      ],
      TODAY,
    );

    expect(board).toMatchObject({
      toApprove: { count: 1, pence: 5n },
      toSend: { count: 1, pence: 7n },
      toPrepare: { count: 1, pence: 100n },
      notYet: { count: 2, pence: 200n },
      inTransit: { count: 1, pence: 9n },
    });
  });
});

describe('an award’s payments', () => {
  it.each([
    [anInstalment('planned'), 'It has been due since 1 November 2026'],
    [anInstalment('planned', { dueOn: TODAY }), 'It is due today'],
    [anInstalment('planned', { dueOn: '2027-01-01' }), 'This payment is due on 1 January 2027'],
    [
      anInstalment('planned', { hasBankDetails: false }),
      'The organisation has not given its bank details yet',
    ],
    [
      anInstalment('prepared'),
      'It is being checked by two people, and is sent when both have agreed',
    ],
    [
      anInstalment('approved'),
      'It is being checked by two people, and is sent when both have agreed',
    ],
    [
      anInstalment('sent', { sentAt: new Date('2026-11-23T12:00:00Z') }),
      'Sent on Monday 23 November 2026, 12 noon',
    ],
    [anInstalment('cleared', { clearedOn: '2026-11-25' }), 'Paid on 25 November 2026'],
  ])('says in plain words where each is', (instalment, words) => {
    expect(awardPaymentsPage([instalment], TODAY).payments[0]?.words).toEqual([words]);
  });

  it('adds up what was sent and what is to come', () => {
    const instalments = [anInstalment('cleared'), anInstalment('sent'), anInstalment('planned')];

    expect(awardPaymentsPage(instalments, TODAY)).toMatchObject({
      sentPence: 200n,
      stillToComePence: 100n,
    });
  });
});
