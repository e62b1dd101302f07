import { jest } from '@jest/globals';
import { openHouse, type House } from '../../support/house.js';
import { aPaymentSent, type APayment } from '../reconciliation/a-payment.js';
import { almoner, settingsOf, type Ended } from './almoner.js';

jest.setTimeout(180_000);

let house: House;
let payment: APayment;

beforeAll(async () => {
  house = await openHouse();
  const ade = await house.person('Ade Balogun', 'trustee-administrator');
  const bea = await house.person('Bea Carter', 'trustee-administrator');
  payment = await aPaymentSent(house, 240_000n, ade, bea);
});

afterAll(() => house.close());

const verify = (): Promise<Ended> => almoner(settingsOf(house), 'verify');

/** Writes as only the owner of the tables can, who has put their guards to sleep first. */
async function behindTheirBacks(table: string, sql: string): Promise<void> {
  await house.db.query(
    `ALTER TABLE ${table} DISABLE TRIGGER USER; ${sql}; ALTER TABLE ${table} ENABLE TRIGGER USER`,
  );
}

it('says what it has proved', async () => {
  const { status, out, err } = await verify();

  expect(out).toMatch(/^Everything agrees: 3 entries, 3 movements, \d+ acts on the record\.\n$/);
  expect({ status, err }).toEqual({ status: 0, err: '' });
});

it.each([
  {
    what: 'a posting whose sum was changed',
    table: 'ledger.posting',
    change: `SET pence = pence + 1 WHERE kind = 'award'`,
    undo: `SET pence = pence - 1 WHERE kind = 'award'`,
    named: 'Wrong: fund fund-1: chain is broken at version 2: entry 2 is not as it was posted',
  },
  {
    what: 'a balance that was raised',
    table: 'ledger.posting',
    change: 'SET balances[6] = balances[6] + 1, balances[2] = balances[2] + 1 WHERE version = 3',
    undo: 'SET balances[6] = balances[6] - 1, balances[2] = balances[2] - 1 WHERE version = 3',
    named: 'Wrong: fund-1/available: balance of the fund is 9760001, its postings come to 9760000',
  },
  {
    what: 'a line of the record that was rewritten',
    table: 'audit_event',
    change: `SET act = 'received-nothing' WHERE act = 'received'`,
    undo: `SET act = 'received' WHERE act = 'received-nothing'`,
    named:
      'Wrong: fund/fund-1: act 2 of its record is not as it was written, or one before it is missing',
  },
  {
    what: 'an award of another sum than was committed',
    table: 'award',
    change: 'SET amount_pence = amount_pence + 1',
    undo: 'SET amount_pence = amount_pence - 1',
    named:
      'Wrong: award OC-2026-0101: its amount, less what was refused, taken off, never paid or came to nothing, is not what the ledger has committed, sent and paid for it',
  },
  {
    what: 'a payment that says it was cleared',
    table: 'instalment',
    change: `SET status = 'cleared'`,
    undo: `SET status = 'sent'`,
    named:
      'Wrong: award OC-2026-0101: its instalments say another sum was sent or cleared than the ledger',
  },
])('names $what, and does not call that success', async ({ table, change, undo, named }) => {
  await behindTheirBacks(table, `UPDATE ${table} ${change}`);
  try {
    const { status, out, err } = await verify();

    expect(out).toContain(named);
    expect(err).toMatch(
      /^Not proved: \d+ wrong in 3 entries, 3 movements, \d+ acts on the record\.\n$/,
    );
    expect(status).toBe(1);
    expect(out).not.toContain('Everything agrees');
  } finally {
    await behindTheirBacks(table, `UPDATE ${table} ${undo}`);
  }
});

it('agrees again once everything is as it was', async () => {
  expect(await verify()).toMatchObject({ status: 0 });
  expect(payment.reference).toBe('OC-2026-0101-1');
});
