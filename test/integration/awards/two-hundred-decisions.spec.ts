import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { Refused, type Refusal } from '../../../src/kernel/refusal.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { openHouse, type House } from '../../support/house.js';
import { aMeeting, aPanel, type APanel } from '../panels/a-panel.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

/** Two hundred groups that ask for a pound each. */
async function bidsOfAPound({ round, coordinator }: APanel): Promise<readonly string[]> {
  const rows = await house.db.query<{ id: string }[]>(
    `WITH groups AS (
       INSERT INTO organisation (name, legal_form, postcode, purpose, registered_at, registered_by)
       SELECT 'Group ' || n, 'unincorporated-group', 'CO1 1AA', 'Neighbours', now(), $2
         FROM generate_series(1, 200) AS n RETURNING id)
     INSERT INTO application (reference, round_id, organisation_id, status, title, requested_pence,
                              answers, version, started_at, started_by, saved_at, saved_by, submitted_at, submitted_by)
     SELECT 'OC-2026-' || 1000 + row_number() OVER (), $1, id, 'submitted', 'A pound', 100,
            '{}', 1, now(), $2, now(), $2, '2026-11-20', $2 FROM groups RETURNING id`,
    [round.id, coordinator],
  );
  return rows.map(({ id }) => id);
}

function refusalsOf({ reason }: PromiseRejectedResult): readonly Refusal[] {
  if (reason instanceof Refused) return reason.refusals;
  throw new Error('It failed, and was not refused', { cause: reason });
}

it('makes exactly the hundred awards the fund affords, of two hundred at once', async () => {
  const panel = await aPanel(house, { fundPence: 20_000n, budgetPence: 10_000n });
  const applicationIds = await bidsOfAPound(panel);
  const meetingId = await aMeeting(house, panel);
  const [chair = ''] = panel.members;

  const answers = await Promise.allSettled(
    applicationIds.map((applicationId) =>
      house.get(Decisions).decide({
        meetingId,
        applicationId,
        verdict: { outcome: 'awarded', parts: [{ fundId: panel.fundId, amountPence: 100n }] },
        reasons: 'A pound well spent',
        conditions: '',
        recordedBy: chair,
      }),
    ),
  );

  const refused = answers.filter((answer) => answer.status === 'rejected');
  expect(answers.length - refused.length).toBe(100);
  expect(refused).toHaveLength(100);
  for (const answer of refused) {
    expect(refusalsOf(answer)).toEqual([
      {
        code: 'budget-short',
        field: 'amount',
        message: expect.stringMatching(
          /^The round has £0 left of its budget from Lottery \d+, £1 too little$/,
        ) as string,
      },
    ]);
  }
  expect(await house.get(Balances).ofFund(panel.fundId)).toMatchObject({
    receivedPence: 20_000n,
    availablePence: 10_000n, // not the round's to give, however many ask
    reservedPence: 0n,
    committedPence: 10_000n,
  });
  const [written] = await house.db.query<object[]>(
    `SELECT (SELECT count(*)::integer FROM decision) AS decisions,
            (SELECT count(*)::integer FROM award) AS awards,
            (SELECT count(*)::integer FROM ledger.commitment_balance WHERE amount = 100) AS commitments,
            (SELECT count(*)::integer FROM application WHERE status = 'submitted') AS waiting,
            (SELECT count(*)::integer FROM outbox WHERE event = 'award.offered') AS offers`,
  );
  expect(written).toEqual({
    decisions: 100,
    awards: 100,
    commitments: 100,
    waiting: 100,
    offers: 100,
  });
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
}, 120_000);
