import { Audit } from '../../../src/platform/audit/audit.service.js';
import { AuditChain } from '../../../src/platform/audit/audit-chain.queries.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { openHouse, type House } from '../../support/house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const record = (subject: `${string}/${string}`, act: string): Promise<void> =>
  house.get(Transactions).run((tx) => house.get(Audit).record(tx, { subject, act, by: null }));

describe('the record of acts', () => {
  it('numbers the acts of each subject, however many come at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => record('award/1', 'looked-at')));
    await record('award/2', 'looked-at');

    const places = await house.db.query<{ subject: string; last: number; acts: number }[]>(
      `SELECT subject, max(place) AS last, count(*)::integer AS acts FROM audit_event GROUP BY 1 ORDER BY 1`,
    );
    expect(places).toEqual([
      { subject: 'award/1', last: 20, acts: 20 },
      { subject: 'award/2', last: 1, acts: 1 },
    ]);
    expect(await house.get(AuditChain).broken()).toEqual([]);
  });

  it.each([
    'UPDATE audit_event SET act = $$x$$',
    'DELETE FROM audit_event',
    'TRUNCATE audit_event',
  ])('refuses %s, from the owner of the table too', async (change) => {
    await expect(house.db.query(change)).rejects.toThrow('it is a record');
  });

  it('goes with the act: a transaction that fails leaves no line', async () => {
    const failing = house.get(Transactions).run(async (tx) => {
      await house.get(Audit).record(tx, { subject: 'award/3', act: 'decided', by: null });
      throw new Error('the act failed');
    });

    await expect(failing).rejects.toThrow('the act failed');
    expect(await house.db.query(`SELECT FROM audit_event WHERE subject = 'award/3'`)).toEqual([]);
  });

  it('shows where somebody went behind the triggers', async () => {
    await house.db.transaction(async (tx) => {
      await tx.query('ALTER TABLE audit_event DISABLE TRIGGER USER');
      await tx.query(
        `UPDATE audit_event SET act = 'something else' WHERE subject = 'award/1' AND place = 7`,
      );
      await tx.query(`DELETE FROM audit_event WHERE subject = 'award/1' AND place = 12`);
    });

    const broken = await house.get(AuditChain).broken();

    expect(broken.map(({ place }) => place)).toEqual(expect.arrayContaining([7, 13]));
  });
});
