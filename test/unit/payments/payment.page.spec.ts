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
    isPlannedWhole: true,
    waitsFor: 'date',
    returnNumber: null,
    isRetention: false,
    returns: [],
    unmetConditions: [],
    verifiedDetailsId: 'd1',
    payableFrom: '2026-01-01',
    isBeingChecked: false,
    holdReason: null,
    stoppedUntil: null,
    sentAt: null,
    clearedOn: null,
    notAccepted: null,
    ...facts,
  } as InstalmentSummary;
}

describe('the board', () => {
  it('puts every payment under way into exactly one list, with its sum', () => {
    const board = boardOf(
      [
        anInstalment('planned'),
        anInstalment('planned', { dueOn: '2027-01-01' }),
        anInstalment('planned', { verifiedDetailsId: null }),
        anInstalment('in-run', { runStatus: 'prepared', amountPence: 5n }),
        anInstalment('in-run', { runStatus: 'approved', runNeedsRelease: true, amountPence: 6n }),
        anInstalment('in-run', { runStatus: 'approved', runNeedsRelease: false, amountPence: 7n }),
        anInstalment('in-run', { runStatus: 'released', runNeedsRelease: true, amountPence: 8n }),
        anInstalment('sent', { amountPence: 9n }),
      ],
      TODAY,
    );

    expect(board).toMatchObject({
      toApprove: { count: 1, pence: 5n },
      toRelease: { count: 1, pence: 6n },
      toSend: { count: 2, pence: 15n },
      toPrepare: { count: 1, pence: 100n },
      notYet: { count: 2, pence: 200n },
      inTransit: { count: 1, pence: 9n },
    });
  });
});

it.each([
  ['failed', 'Your bank did not take this payment'],
  ['bounced', 'Your bank did not take this payment, and it came back to us'],
] as const)('says of one that %s what to do', (how, words) => {
  const notAccepted = { how, detailsId: 'd1', runId: 'r1' };
  const wordsOf = (facts: Partial<InstalmentSummary>): readonly string[] | undefined =>
    awardPaymentsPage([anInstalment('planned', { notAccepted, ...facts })], TODAY).payments[0]
      ?.words;
  const advice = 'Check your bank details with us: it is sent again when they are right';

  expect(wordsOf({})).toEqual([words, advice]);
  expect(wordsOf({ holdReason: 'The return is missing' })).toEqual([
    words,
    advice,
    'This grant is on hold: The return is missing',
  ]);
});

describe('an award’s payments', () => {
  it.each([
    [anInstalment('planned'), 'It has been due since 1 November 2026'],
    [anInstalment('planned', { dueOn: TODAY }), 'It is due today'],
    [anInstalment('planned', { dueOn: '2027-01-01' }), 'This payment is due on 1 January 2027'],
    [
      anInstalment('planned', { verifiedDetailsId: null }),
      'The organisation has not given its bank details yet',
    ],
    [
      anInstalment('in-run'),
      'It is being checked by two people, and is sent when both have agreed',
    ],
    [
      anInstalment('planned', { holdReason: 'We wait for your return' }),
      'This grant is on hold: We wait for your return',
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
