import { randomUUID } from 'node:crypto';
import { Extending } from '../../../src/applications/deadline/extending.service.js';
import { StandingChanging } from '../../../src/applications/standing/standing-changing.service.js';
import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { GivingBack } from '../../../src/awards/giving-back/giving-back.service.js';
import { formatMoment } from '../../../src/kernel/london.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Budgeting } from '../../../src/rounds/budget/budget.service.js';
import { RoundBudgets } from '../../../src/rounds/budget/round-budgets.queries.js';
import { RoundOpening } from '../../../src/rounds/opening/opening.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { aBid, aMeeting, actsOn, aPanel, type APanel } from '../panels/a-panel.js';
import { ground, termsOn, type Ground } from './opened-round.js';

let house: House;
let base: Ground; // its fund holds £1,000,000

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  base = await ground(house);
}, 60_000);

afterAll(async () => {
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

const budgetsOf = ({ round }: APanel) => house.get(RoundBudgets).of(round.id);
const fund = (fundId: string) => house.get(Balances).ofFund(fundId);

function change({ round, fundId, coordinator }: APanel, pence: bigint, formKey = randomUUID()) {
  const wanted = new Map([[fundId, pence]]);
  return house
    .get(Budgeting)
    .change({ roundId: round.id, wanted, reason: 'As agreed', formKey, by: coordinator });
}

async function award(panel: APanel, amountPence: bigint): Promise<void> {
  const { applicationId } = await aBid(house, panel, { requestedPence: amountPence });
  const { fundId, members } = panel;
  await house.get(Decisions).decide({
    meetingId: await aMeeting(house, panel),
    applicationId,
    verdict: { outcome: 'awarded', parts: [{ fundId, amountPence }] },
    reasons: 'Needed',
    conditions: '',
    recordedBy: members[0] ?? '',
  });
}

describe('opening a round', () => {
  it('sets its budget aside, so that nobody else can award it', async () => {
    const panel = await aPanel(house, { fundPence: 5_000_000n, budgetPence: 3_000_000n });

    expect(await fund(panel.fundId)).toMatchObject({
      availablePence: 2_000_000n,
      reservedPence: 3_000_000n,
    });
    expect(await budgetsOf(panel)).toMatchObject([
      { budgetPence: 3_000_000n, reservedPence: 3_000_000n, awardedPence: 0n, givenBackPence: 0n },
    ]);
    expect(await actsOn(house, `fund/${panel.fundId}`)).toEqual(['opened', 'received', 'reserved']);
  });

  it('is refused at the budget of each fund that is short, and leaves no half of a round', async () => {
    const budgetPence = 100_000_001n;
    const terms = termsOn(base, {
      title: 'Too much',
      budgets: [{ fundId: base.fundId, budgetPence }],
    });

    await expect(house.get(RoundOpening).open(terms, base.coordinator)).rejects.toMatchObject({
      refusals: [
        {
          code: 'fund-short',
          field: `budget-${base.fundId}`,
          message: 'Communities Fund has £1,000,000 available',
        },
      ],
    });
    expect(await house.db.query(`SELECT FROM round WHERE title = 'Too much'`)).toEqual([]);
  });

  it('lets two rounds that open at once never share a pound', async () => {
    const answers = await Promise.allSettled(
      [1, 2, 3].map((number) =>
        house.get(RoundOpening).open(
          termsOn(base, {
            title: `Rival ${number}`,
            budgets: [{ fundId: base.fundId, budgetPence: 40_000_000n }],
          }),
          base.coordinator,
        ),
      ),
    );

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await fund(base.fundId)).toMatchObject({
      availablePence: 20_000_000n,
      reservedPence: 80_000_000n,
    });
  });
});

describe('changing a budget', () => {
  it('sets more aside, or gives some back, on the record', async () => {
    const panel = await aPanel(house, { fundPence: 5_000_000n, budgetPence: 3_000_000n });

    await change(panel, 4_500_000n);
    await change(panel, 2_000_000n);

    expect(await fund(panel.fundId)).toMatchObject({
      availablePence: 3_000_000n,
      reservedPence: 2_000_000n,
    });
    expect(await house.get(RoundBudgets).changesOf(panel.round.id)).toMatchObject([
      { kind: 'lowered', amountPence: 2_500_000n, reason: 'As agreed' },
      { kind: 'raised', amountPence: 1_500_000n },
    ]);
    expect(await actsOn(house, `round/${panel.round.id}`)).toEqual([
      'opened',
      'budget raised',
      'budget lowered',
    ]);
  });

  it('happens once of twenty clicks', async () => {
    const panel = await aPanel(house, { fundPence: 5_000_000n, budgetPence: 3_000_000n });
    const formKey = randomUUID();

    await Promise.all(Array.from({ length: 20 }, () => change(panel, 3_500_000n, formKey)));

    expect(await fund(panel.fundId)).toMatchObject({ reservedPence: 3_500_000n });
    expect(await house.get(RoundBudgets).changesOf(panel.round.id)).toHaveLength(1);
  });

  it('is refused below what is awarded, and above what the fund has', async () => {
    const panel = await aPanel(house, { fundPence: 5_000_000n, budgetPence: 3_000_000n });
    await award(panel, 480_000n);

    await expect(change(panel, 479_999n)).rejects.toMatchObject({
      refusals: [{ code: 'below-what-is-awarded' }],
    });
    await expect(change(panel, 5_000_001n)).rejects.toMatchObject({
      refusals: [{ code: 'fund-short', field: `budget-${panel.fundId}` }],
    });
    await change(panel, 480_000n);
    expect(await budgetsOf(panel)).toMatchObject([
      { budgetPence: 480_000n, awardedPence: 480_000n, reservedPence: 0n },
    ]);
  });
});

describe('giving back what is left', () => {
  it('waits for whoever was given more time, and for a draft that was reopened', async () => {
    const panel = await aPanel(house, { fundPence: 5_000_000n, budgetPence: 3_000_000n });
    const { id: roundId } = panel.round;
    const by = panel.coordinator;
    const command = { roundId, reason: 'All decided', formKey: randomUUID(), by };
    const giveBack = () => house.get(GivingBack).giveBack(command);
    const mayArriveUntil = (moment: string) => ({
      refusals: [{ code: 'bids-may-arrive', message: `A bid may still arrive until ${moment}` }],
    });
    const [{ closesAt }] = await house.db.query<[{ closesAt: Date }]>(
      'SELECT closes_at AS "closesAt" FROM round WHERE id = $1',
      [roundId],
    );
    const after = (hours: number) => new Date(closesAt.getTime() + hours * 3_600_000);
    const extended = await aBid(house, panel, { status: 'draft' });
    await house.db.query('DELETE FROM application WHERE id = $1', [extended.applicationId]);
    const { applicationId } = await aBid(house, panel);
    await house.db.query(`UPDATE application SET status = 'ineligible' WHERE id = $1`, [
      applicationId,
    ]);

    await house.get(Extending).extend({
      ...{ roundId, organisationId: extended.organisationId, until: after(48), by },
      ...{ cause: 'other', reason: 'Their hall was flooded' },
    });
    house.clock.set(after(1).toISOString());
    await expect(giveBack()).rejects.toMatchObject(mayArriveUntil(formatMoment(after(48))));

    await house.get(StandingChanging).change({
      ...{ applicationId, act: 'reopened', reason: 'One page was missing', until: after(72), by },
    });
    house.clock.set(after(48).toISOString());
    await expect(giveBack()).rejects.toMatchObject(mayArriveUntil(formatMoment(after(72))));
    const page = readable(
      (await (await house.as(by)).get(`/rounds/${panel.round.slug}/giving-back`)).text,
    );
    expect(page).toContain(`A bid may still arrive until ${formatMoment(after(72))}`);

    house.clock.set(after(72).toISOString());
    await giveBack();
    expect(await budgetsOf(panel)).toMatchObject([{ givenBackPence: 3_000_000n }]);
    house.clock.set('2026-11-23T10:00:00Z');
  });

  it('waits for the last decision, and then frees it for other rounds', async () => {
    const panel = await aPanel(house, { fundPence: 5_000_000n, budgetPence: 3_000_000n });
    const { id: roundId } = panel.round;
    await award(panel, 480_000n);
    const waiting = await aBid(house, panel, { requestedPence: 100n });
    const command = {
      roundId,
      reason: 'All decided',
      formKey: randomUUID(),
      by: panel.coordinator,
    };
    const giveBack = () => house.get(GivingBack).giveBack(command);

    await expect(giveBack()).rejects.toMatchObject({
      refusals: [
        { code: 'bids-undecided', message: '1 bid is not decided yet: decide them first' },
      ],
    });
    await house.db.query(`UPDATE application SET status = 'declined' WHERE id = $1`, [
      waiting.applicationId,
    ]);
    house.clock.set('2026-12-20T10:00:00Z');
    await Promise.all([giveBack(), giveBack(), giveBack()]);

    expect(await fund(panel.fundId)).toMatchObject({
      availablePence: 4_520_000n,
      reservedPence: 0n,
      committedPence: 480_000n,
    });
    expect(await budgetsOf(panel)).toMatchObject([
      { awardedPence: 480_000n, givenBackPence: 2_520_000n, reservedPence: 0n },
    ]);
    await expect(
      house.get(GivingBack).giveBack({ ...command, formKey: randomUUID() }),
    ).rejects.toMatchObject({ refusals: [{ code: 'nothing-left' }] });
    expect((await house.get(Verification).run()).problems).toEqual([]);
  });
});

describe('the pages', () => {
  it('change the budget and give back what is left, and are shut to members', async () => {
    const panel = await aPanel(house, { fundPence: 5_000_000n, budgetPence: 3_000_000n });
    const path = `/rounds/${panel.round.slug}/budget`;
    const coordinator = await house.as(panel.coordinator);
    const budget = { [`budget-${panel.fundId}`]: '35,000' };

    const refused = await coordinator.submit(path, {
      [`budget-${panel.fundId}`]: '35,00',
      reason: '',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Enter why it changes');
    expect(refused.text).toContain('value="35,00"');
    const changed = await coordinator.submit(path, { ...budget, reason: 'More was asked' });
    const words = readable((await coordinator.follow(changed)).text);
    expect(words).toContain('£35,000.00 £0.00 £0.00 £0.00 £35,000.00');
    expect(words).toContain('Raised by £5,000.00 More was asked');

    house.clock.set('2026-12-20T10:00:00Z');
    const later = await house.as(panel.coordinator);
    const given = await later.submit(`/rounds/${panel.round.slug}/giving-back`, { reason: 'Done' });
    expect(readable((await later.follow(given)).text)).toContain('Given back £35,000.00 Done');

    const member = await house.as(panel.members[2] ?? '');
    const trustee = await house.as(await house.person('Kit Keeper', 'trustee-administrator'));
    expect((await member.get(path)).status).toBe(403);
    expect((await trustee.get(path)).text).not.toContain('Change the budget');
  });
});
