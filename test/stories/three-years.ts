import type { PlanPart } from '../../src/rounds/payment-plan/payment-plan.rules.js';
import { anOffer, type AnOffer } from '../integration/awards/an-offer.js';
import { limitsFor } from '../integration/awards/a-changed-award.js';
import { sweep, untilQuiet } from '../integration/correspondence/quiet.js';
import { codeOf } from '../integration/payments/a-run.js';
import { AT_ONCE, onReturn, part } from '../integration/payments/waiting.js';
import type { House } from '../support/house.js';
import { act, typedDate, type Hand, type HandFor } from './hand.js';

/** What the walk leaves behind for a test to look at. */
export interface ThreeYears {
  readonly awardId: string;
  readonly reference: string;
  /** What pages said on the way. */
  readonly said: Readonly<Record<string, string>>;
  /** What was refused on the way, and in which words. */
  readonly refusals: Readonly<Record<string, readonly string[]>>;
}

const YEARLY: readonly PlanPart[] = [
  part(1, AT_ONCE),
  part(1, { kind: 'date', months: 13 }),
  part(1, onReturn(2)),
  part(1, onReturn(3), true),
];

const HEADING =
  'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance';

/**
 * A grant of £9,600 in four payments over three years, from its offer to its closure, each act by the person
 * whose act it is at its own page: one variation, one return so late that a payment waits, money that was not
 * spent, and money asked back.
 */
export async function walkThreeYears(house: House, handFor: HandFor): Promise<ThreeYears> {
  const grant = await anOffer(house, {
    ...{ amountPence: 960_000n, conditions: 'Show us your safeguarding policy' },
    ...{ parts: YEARLY, returnMonths: [12, 24, 36] },
  });
  const walk = new Walk(house, handFor, grant);
  await walk.agree();
  await walk.pay(1, '2026-12-18');
  await walk.reduce();
  await walk.reportLate();
  await walk.pay(2, '2028-02-04');
  await walk.report(2, '2028-12-01', '2,400', '6,900');
  await walk.pay(3, '2028-12-08');
  await walk.report(3, '2029-12-03', '1,800', '8,450');
  await walk.pay(4, '2029-12-10');
  await walk.giveBack();
  await walk.payBack();
  await walk.close();
  return walk.seen();
}

class Walk {
  private readonly said: Record<string, string> = {};
  private readonly refusals: Record<string, readonly string[]> = {};
  private readonly award: string;

  constructor(
    private readonly house: House,
    private readonly handFor: HandFor,
    private readonly grant: AnOffer,
  ) {
    this.award = `/awards/${grant.awardId}`;
  }

  seen(): ThreeYears {
    const { awardId, bid } = this.grant;
    return { awardId, reference: bid.reference, said: this.said, refusals: this.refusals };
  }

  /** Two sign, each with their own sign-in; two check the account; the condition before payment 1 is met. */
  async agree(): Promise<void> {
    const { first, second } = this.grant;
    this.said['the offer'] = await (await this.handFor(first)).read(`${this.award}/acceptance`);
    await act(await this.handFor(first), `${this.award}/acceptance`, {
      ...{ signatoryName: 'Wyn Bell', signatoryPosition: 'Treasurer', accepts: 'yes' },
      ...{ accountName: 'Lunch Club', sortCode: '20-00-00', accountNumber: '55779911' },
    });
    await act(await this.handFor(second), `${this.award}/acceptance`, {
      ...{ signatoryName: 'Una Bright', signatoryPosition: 'Chair', accepts: 'yes' },
    });
    await untilQuiet(this.house);
    const details = `/bank-details/${await this.one('SELECT id FROM bank_details')}/check`;
    await act(await this.trustee(), details, {
      ...{ evidence: 'Statement of November', spokeTo: 'Wyn Bell' },
      ...{ numberKnownFrom: 'The application', ...typedDate('calledOn', '2026-12-16') },
    });
    await act(await this.secondTrustee(), details, { evidence: 'The same, digit by digit' });
    const limits = `/payment-limits/${this.grant.panel.fundId}`;
    await act(await this.trustee(), limits, { item: '5,000', run: '20,000' });
    this.refusals['before the condition is met'] = (await this.prepare(1)).refusals;
    await act(await this.coordinator(), `${this.award}/conditions/1`, {
      words: 'The policy came by e-mail',
    });
  }

  /** One prepares, another approves with a code, it is sent, and the bank's statement shows it. */
  async pay(number: number, on: string): Promise<void> {
    this.house.clock.set(`${on}T10:00:00Z`);
    const { path: run, refusals } = await this.prepare(number);
    if (refusals.length > 0) throw new Error(refusals.join('; '));
    const other = await this.secondTrusteeId();
    await act(await this.handFor(other), `${run}/approval`, {
      code: await codeOf(this.house, other),
    });
    await act(await this.trustee(), `${run}/sending`, {
      ...{ layout: 'plain', ownName: 'One Colchester' },
    });
    const id = await this.instalment(number);
    const [row] = await this.house.db.query<{ reference: string; pence: string }[]>(
      'SELECT reference, amount_pence AS pence FROM instalment WHERE id = $1',
      [id],
    );
    const line = await this.onStatement(
      on,
      `LUNCH CLUB ${row?.reference ?? ''}`,
      -Number(row?.pence),
    );
    await act(await this.trustee(), `${line}/match`, { item: `instalment:${id}` });
    await untilQuiet(this.house);
  }

  /** The organisation asks for less; the coordinator decides, as the panel's limits let them. */
  async reduce(): Promise<void> {
    this.house.clock.set('2027-03-01T10:00:00Z');
    const { panelId } = this.grant.panel;
    await limitsFor(this.house, { ...this.grant.bid, ...this.grant, panelId } as never);
    const path = await act(
      await this.handFor(this.grant.first),
      `${this.award}/variations/new/reduction`,
      {
        ...{ amount: '9,100', reason: 'The hall costs us less than we thought' },
      },
    );
    this.said['before and after'] = await (await this.coordinator()).read(path);
    await act(await this.coordinator(), `${path}/decision`, { verdict: 'approved', reason: '' });
    await untilQuiet(this.house);
  }

  /** Return 1 is due on 16 December 2027 and does not come: payment 2, due a month later, waits for it. */
  async reportLate(): Promise<void> {
    for (const day of ['2027-11-19', '2027-12-17', '2028-01-14']) {
      this.house.clock.set(`${day}T09:00:00Z`);
      await sweep(this.house);
    }
    this.house.clock.set('2028-01-20T10:00:00Z');
    this.refusals['while a return is late'] = (await this.prepare(2)).refusals;
    this.said['what it waits for'] = await (
      await this.handFor(this.grant.first)
    ).read(`${this.award}/payments`);
    await this.report(1, '2028-01-28', '4,500', '4,500');
    await sweep(this.house);
  }

  /** Written section by section by the organisation, sent, and accepted by the coordinator as it is. */
  async report(number: number, on: string, spent: string, admitted: string): Promise<void> {
    this.house.clock.set(`${on}T10:00:00Z`);
    const path = `/returns/${await this.one(
      'SELECT id FROM monitoring_return WHERE award_id = $1 AND number = $2',
      this.grant.awardId,
      number,
    )}`;
    const hand = await this.handFor(this.grant.first);
    await act(hand, `${path}/sections/1`, {
      ...{ 'spending.1.spent': spent, 'spending.1.why': 'As agreed when the grant was reduced' },
      ...{ 'people.fresh': '20', ...(number > 1 ? { 'people.again': '10' } : {}) },
      story: 'Lunch is cooked by those who eat it.',
    });
    await act(hand, `${path}/submission`);
    await untilQuiet(this.house);
    const coordinator = await this.coordinator();
    this.said[`return ${number}`] = await coordinator.read(path);
    await act(coordinator, `${path}/acceptance`, { admitted, note: '' });
    await untilQuiet(this.house);
  }

  /** What was not spent is asked for by one, and comes in one payment. */
  async giveBack(): Promise<void> {
    const asked = await act(await this.coordinator(), `${this.award}/clawbacks/new`, {
      ...{ cause: 'not-spent', amount: '400', count: '1', reason: 'Spent less than was paid' },
      ...typedDate('firstOn', '2029-12-21'),
    });
    this.refusals['closed too early'] = (await this.tryToClose()).refusals;
    await this.receive('2029-12-20', 40_000);
    this.said['what was not spent'] = await (await this.coordinator()).read(asked);
  }

  /** What did not count is asked for by one, decided by another, and comes in two payments. */
  async payBack(): Promise<void> {
    this.house.clock.set('2030-01-04T10:00:00Z');
    const coordinator = await this.coordinator();
    const asked = await act(coordinator, `${this.award}/clawbacks/new`, {
      ...{ cause: 'misspent', amount: '250', count: '2', reason: 'A television was bought' },
      ...typedDate('firstOn', '2030-01-18'),
    });
    const own = await coordinator.send(`${asked}/decision`, {});
    this.refusals['decided by oneself'] = own.refusals;
    await act(await this.trustee(), `${asked}/decision`);
    await this.receive('2030-01-18', 12_500);
    await this.receive('2030-02-18', 12_500);
    this.said['what was misspent'] = await (await this.coordinator()).read(asked);
  }

  private async receive(on: string, pence: number): Promise<void> {
    await untilQuiet(this.house);
    this.house.clock.set(`${on}T10:00:00Z`);
    const line = await this.onStatement(on, `LUNCH CLUB BACK ${on}`, pence);
    await act(await this.trustee(), `${line}/returned-grant`, { awardId: this.grant.awardId });
    await untilQuiet(this.house);
  }

  private async tryToClose(): ReturnType<Hand['send']> {
    return (await this.coordinator()).send(`${this.award}/closure`, {
      ...{ explanation: '', lessons: 'Ask for receipts earlier' },
    });
  }

  async close(): Promise<void> {
    const { refusals } = await this.tryToClose();
    if (refusals.length > 0) throw new Error(refusals.join('; '));
    await untilQuiet(this.house);
    this.said['the end'] = await (await this.handFor(this.grant.first)).read(this.award);
  }

  private async prepare(number: number): ReturnType<Hand['send']> {
    return (await this.trustee()).send('/payment-runs/new', {
      ...{ bankAccount: await this.bankAccount(), instalments: [await this.instalment(number)] },
    });
  }

  /** A statement of one line is imported. Answers with the address of the line. */
  private async onStatement(on: string, words: string, pence: number): Promise<string> {
    const [year, month, day] = on.split('-');
    const [out, into] = [-pence, pence].map((sum) => (sum > 0 ? (sum / 100).toFixed(2) : ''));
    const account = await this.one(
      'SELECT account_number AS id FROM bank_account WHERE id = $1',
      await this.bankAccount(),
    );
    const row = `${day}/${month}/${year},FPO,'30-90-89,${account},${words},${out},${into},`;
    const hand = await this.trustee();
    const looked = await hand.upload(
      `/bank/${await this.bankAccount()}/statements/new`,
      `${on}.csv`,
      Buffer.from([HEADING, row].join('\n')),
    );
    await act(hand, looked.path);
    return `/bank/lines/${await this.one('SELECT id FROM bank_line WHERE description = $1', words)}`;
  }

  private bankAccount(): Promise<string> {
    return this.one(
      'SELECT bank_account_id AS id FROM receipt WHERE fund_id = $1 LIMIT 1',
      this.grant.panel.fundId,
    );
  }

  private instalment(number: number): Promise<string> {
    return this.one(
      'SELECT id FROM instalment WHERE award_id = $1 AND number = $2',
      this.grant.awardId,
      number,
    );
  }

  private async trustee(): Promise<Hand> {
    return this.handFor(await this.house.person('Kit Keeper', 'trustee-administrator'));
  }

  private secondTrusteeId(): Promise<string> {
    return this.house.person('Kay Keeper', 'trustee-administrator');
  }

  private async secondTrustee(): Promise<Hand> {
    return this.handFor(await this.secondTrusteeId());
  }

  private coordinator(): Promise<Hand> {
    return this.handFor(this.grant.panel.coordinator);
  }

  private async one(sql: string, ...values: readonly (string | number)[]): Promise<string> {
    const rows = await this.house.db.query<{ id: string }[]>(sql, [...values]);
    const [row] = rows;
    if (rows.length !== 1 || !row) throw new Error(`${rows.length} rows, not one: ${sql}`);
    return row.id;
  }
}
