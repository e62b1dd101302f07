import { Decisions, type DecideBid } from '../../../src/awards/decision/decision.service.js';
import { londonInstant } from '../../../src/kernel/london.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { WholeProof } from '../../../src/proof/whole-proof.queries.js';
import { RoundOpening } from '../../../src/rounds/opening/opening.service.js';
import { Rounds } from '../../../src/rounds/rounds.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { aBid, aMeeting, aPanel, type APanel } from '../panels/a-panel.js';
import { equalPayments } from '../../../src/rounds/payment-plan/payment-plan.rules.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

/** A round of this panel on another's fund. */
async function onTheFundOf(other: APanel, panel: APanel, budgetPence: bigint): Promise<APanel> {
  house.clock.set('2026-11-23T10:00:00Z');
  const slug = await house.get(RoundOpening).open(
    {
      ...{ title: 'Another round', summary: 'Warm places.', panelId: panel.panelId },
      ...{ opensAt: londonInstant('2026-11-01', '09:00'), scoreBy: '2026-12-14' },
      ...{
        closesAt: londonInstant('2026-12-04', '12:00'),
        parts: equalPayments(1),
        returnMonths: [6],
      },
      ...{ smallestPence: 100n, largestPence: budgetPence, signatories: 1, tellsAtOnce: true },
      budgets: [{ fundId: other.fundId, budgetPence }],
      criteria: [{ name: 'Strengths', question: 'What is strong?', weight: 1 }],
    },
    panel.coordinator,
  );
  const round = await house.get(Rounds).bySlug(slug);
  if (!round) throw new Error('The round was not opened');
  return { ...panel, fundId: other.fundId, round };
}

it('two panels decide on one fund at once: each gives what it has set aside, and the fund no more than it holds', async () => {
  const one = await aPanel(house, { fundPence: 1_000_000n, budgetPence: 500_000n });
  const other = await onTheFundOf(one, await aPanel(house), 500_000n);
  const decisions: DecideBid[] = [];
  for (const panel of [one, other]) {
    const bids = await Promise.all(
      Array.from({ length: 8 }, () => aBid(house, panel, { requestedPence: 100_000n })),
    );
    const meetingId = await aMeeting(house, panel);
    const verdict = {
      outcome: 'awarded' as const,
      parts: [{ fundId: one.fundId, amountPence: 100_000n }],
    };
    for (const { applicationId } of bids) {
      const what = { meetingId, applicationId, verdict, conditions: '', reasons: 'Needed' };
      decisions.push({ ...what, recordedBy: panel.members[0] ?? '' });
    }
  }

  const settled = await Promise.allSettled(
    decisions.map((decision) => house.get(Decisions).decide(decision)),
  );

  const made = settled.map(({ status }) => status === 'fulfilled');
  expect(made.slice(0, 8).filter(Boolean)).toHaveLength(5);
  expect(made.slice(8).filter(Boolean)).toHaveLength(5);
  const refusals = settled.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as Error] : [],
  );
  for (const { message } of refusals) expect(message).toContain('left of its budget');
  expect(await house.get(Balances).ofFund(one.fundId)).toMatchObject({
    ...{ availablePence: 0n, reservedPence: 0n, committedPence: 1_000_000n },
  });
  expect((await house.get(WholeProof).prove()).problems).toEqual([]);
});
