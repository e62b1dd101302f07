import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Settlement } from '../../../src/payments/settlement/settlement.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { aPaymentSent, type APayment } from '../reconciliation/a-payment.js';

const SUM = 240_001n;

let house: House;
let ade: string;
let bea: string;
let visitor: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
  visitor = await house.as(ade);
}, 60_000);

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  await house.close();
});

const sent = (): Promise<APayment> => aPaymentSent(house, SUM, ade, bea);
const pathOf = ({ id }: APayment): string => `/payments/${id}/failure`;
const stateOf = ({ id }: APayment) => house.get(Instalments).byId(id);
const said = (_csrf: string) => ({ _csrf, reason: 'Closed', attempt: '1' });
const balanceOf = ({ awardId }: APayment) => house.get(Balances).ofCommitment(awardId);

/** Opens the page, as whoever is about to press its button has. */
async function tokenOn(each: Visitor, payment: APayment): Promise<string> {
  const { text } = await each.get(pathOf(payment));
  return /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
}

it('puts the money back to what is committed, and the payment can be put in another run', async () => {
  const payment = await sent();
  const board = readable((await visitor.get('/payments')).text);
  expect(board).toContain('did it fail?');

  const answer = await visitor.submit(pathOf(payment), { reason: 'Account closed' });

  expect(answer.location).toBe('/payments');
  expect(readable((await visitor.follow(answer)).text)).toContain(`${payment.reference} failed`);
  expect(await stateOf(payment)).toMatchObject({ status: 'planned', attempt: 2 });
  expect(await balanceOf(payment)).toMatchObject({ committedPence: SUM, inTransitPence: 0n });
});

it('wants the bank’s words', async () => {
  const payment = await sent();

  const answer = await visitor.submit(pathOf(payment), { reason: ' ' });

  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Enter what the bank said');
  expect(await stateOf(payment)).toMatchObject({ status: 'sent', attempt: 1 });
});

it('is one failure, however often and by however many it is said', async () => {
  const payment = await sent();
  const other = await house.as(bea);

  const [mine, theirs] = [await tokenOn(visitor, payment), await tokenOn(other, payment)];
  const answers = await Promise.all([
    visitor.post(pathOf(payment), said(mine)),
    other.post(pathOf(payment), said(theirs)),
    visitor.post(pathOf(payment), said(mine)),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await stateOf(payment)).toMatchObject({ status: 'planned', attempt: 2 });
  expect(await balanceOf(payment)).toMatchObject({ committedPence: SUM, inTransitPence: 0n });
});

it('is refused once a statement shows the payment, by who had the page open', async () => {
  const payment = await sent();
  const token = await tokenOn(visitor, payment);
  await house.get(Transactions).run((tx) =>
    house.get(Settlement).clear(tx, {
      instalmentId: payment.id,
      bankAccountId: payment.account.id,
      on: '2026-11-24',
      by: bea,
      matchId: '00000000-0000-4000-8000-000000000001',
    }),
  );

  const answer = await visitor.post(pathOf(payment), said(token));

  expect(answer.status).toBe(422);
  expect(readable(answer.text)).toContain('is on the bank statement');
  expect(await balanceOf(payment)).toMatchObject({ paidPence: SUM, committedPence: 0n });
});
