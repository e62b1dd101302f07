import { randomUUID } from 'node:crypto';
import { PaymentLetters } from '../../../src/correspondence/letters/payment-letters.service.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Settlement } from '../../../src/payments/settlement/settlement.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { ACCOUNT_NUMBER } from './a-run.js';
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
  expect(board).toContain(`Did ${payment.reference} fail?`);

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

it('tells the organisation and those who pay, once, in plain words and with no whole number', async () => {
  const payment = await sent();
  const [contact] = await house.db.query<{ id: string; email: string }[]>(
    `SELECT p.id, p.email FROM award a JOIN person_role r ON r.subject_id = a.organisation_id
       JOIN person p ON p.id = r.person_id WHERE a.id = $1`,
    [payment.awardId],
  );
  const { id = '', email = '' } = contact ?? {};
  const token = await tokenOn(visitor, payment);
  for (let clicks = 0; clicks < 2; clicks += 1) {
    await visitor.post(pathOf(payment), { ...said(token), reason: `${ACCOUNT_NUMBER} is closed` });
  }

  const toThem = await house.letterbox.waitFor(email, 'did not take a payment');
  const toUs = await house.letterbox.waitFor(
    'bea.carter@example.org',
    `${payment.reference}: a payment to`,
  );
  expect(toThem.text).toContain('look at the bank details that we have');
  expect(toThem.text).toContain('We then send the payment again');
  for (const letter of [toThem, toUs]) {
    expect(letter.text).toContain('•••• 9911');
    expect(letter.text).not.toContain(ACCOUNT_NUMBER);
  }
  await house.get(PaymentLetters).notAccepted(payment.id, 1); // a job may come twice
  const rows = await house.db.query<{ n: number }[]>(
    `SELECT count(*)::integer AS n FROM mail_message WHERE key LIKE 'instalment/' || $1 || '/not-accepted/%'
       AND to_address IN ($2, 'bea.carter@example.org')`,
    [payment.id, email],
  );
  expect(rows).toEqual([{ n: 2 }]);
  const theirs = await house.as(id);
  const page = readable((await theirs.get(`/awards/${payment.awardId}/payments`)).text);
  expect(page).toContain('Your bank did not take this payment');
  expect(readable((await theirs.get('/home')).text)).toContain(
    'Your bank did not take £2,400.01 for “Sewing &amp; mending”: check your bank details',
  );
});

it('says that a payment came back when it did, and nothing when that was taken back', async () => {
  const [back, forth] = [await sent(), await sent()];
  const matches = { [back.id]: randomUUID(), [forth.id]: randomUUID() };
  for (const { id, account } of [back, forth]) {
    const seen = { instalmentId: id, bankAccountId: account.id, on: '2026-11-24', by: ade };
    await house.get(Transactions).run(async (tx) => {
      await house.get(Settlement).clear(tx, { ...seen, matchId: randomUUID() });
      const matchId = matches[id] ?? '';
      await house.get(Settlement).bounce(tx, { ...seen, matchId, reason: 'Returned' });
      if (id === forth.id) {
        const undo = { instalmentId: id, matchId, on: '2026-11-24', by: ade, reason: 'A slip' };
        await house.get(Settlement).unbounce(tx, undo);
      }
    });
  }

  await house.letterbox.waitFor('bea.carter@example.org', 'came back');
  await house.get(PaymentLetters).notAccepted(forth.id, 1);
  const rows = await house.db.query<unknown[]>(
    `SELECT FROM mail_message WHERE key LIKE 'instalment/' || $1 || '/not-accepted/%'`,
    [forth.id],
  );
  expect(rows).toEqual([]);
});
