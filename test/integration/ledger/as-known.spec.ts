import { randomUUID } from 'node:crypto';
import { OpenedLedger, OPENING } from './opened-ledger.js';

/** A fund's past, as it was known then and as it is known now that more was posted for days before. */
describe('a day in the past', () => {
  let ledger: OpenedLedger;
  let fundId: string;
  let bankAccountId: string;
  let commitmentId: string;

  beforeAll(async () => {
    ledger = await OpenedLedger.open();
    fundId = await ledger.fund('lottery');
    bankAccountId = await ledger.bankAccount('main');
    commitmentId = await ledger.commitment(fundId, 'OC-2026-0001');
    await received('2026-04-01', 1_000n); // version 1
    await received('2026-04-30', 500n); // version 2
    await ledger.post('award/1', [{ kind: 'award', fundId, commitmentId, amountPence: 600n }], {
      effectiveOn: '2026-05-02',
    }); // version 3
    await received('2026-04-15', 70n); // version 4, posted late
    await ledger.reverse(`receipt/2026-04-30/500`, { effectiveOn: '2026-04-30' }); // version 5
  }, OPENING);

  afterAll(() => ledger.close());

  async function received(effectiveOn: string, amountPence: bigint): Promise<void> {
    await ledger.post(
      `receipt/${effectiveOn}/${amountPence.toString()}`,
      [{ kind: 'receipt', fundId, bankAccountId, amountPence }],
      { effectiveOn },
    );
  }

  it.each([
    ['2026-03-31', undefined, 0n],
    ['2026-04-01', undefined, 1_000n],
    ['2026-04-30', undefined, 1_070n],
    ['2026-04-30', 1n, 1_000n],
    ['2026-04-30', 2n, 1_500n],
    ['2026-04-30', 3n, 1_500n],
    ['2026-04-30', 4n, 1_570n],
    ['2026-05-31', 0n, 0n],
    ['2026-05-31', 3n, 900n],
    ['2026-05-31', 5n, 470n],
  ])('%s as known at version %s had %s pence available', async (on, version, pence) => {
    const { availablePence } = await ledger.balances.ofFundAt(fundId, on, version);
    expect(availablePence).toBe(pence);
  });

  it('is stated as it was known, with its own totals', async () => {
    const then = await ledger.statements.between(fundId, '2026-04-02', '2026-04-30', 3n);
    expect(then.version).toBe(3n);
    expect(then.opening.available).toBe(1_000n);
    expect(then.totals).toEqual([{ kind: 'receipt', pence: 500n, movements: 1 }]);
    expect(then.closing.available).toBe(1_500n);
    const now = await ledger.statements.between(fundId, '2026-04-02', '2026-04-30');
    expect(now.version).toBe(5n);
    expect(now.totals).toEqual([{ kind: 'receipt', pence: 70n, movements: 3 }]);
  });

  it('says the same when days of posting have passed since', async () => {
    expect((await ledger.verification.run()).problems).toEqual([]);
    // As if versions 1 and 2 had been posted a day earlier: the totals of that day then answer for them.
    await using runner = ledger.database.createQueryRunner();
    await runner.startTransaction();
    for (const sql of [
      'ALTER TABLE ledger.posting DISABLE TRIGGER USER',
      'ALTER TABLE ledger.day_total DISABLE TRIGGER USER',
      `UPDATE ledger.posting SET known_at = known_at - interval '1 day' WHERE version <= 2`,
      `DELETE FROM ledger.day_total`,
      `INSERT INTO ledger.day_total
         SELECT fund_id, effective_on, (known_at AT TIME ZONE 'UTC')::date, kind,
           coalesce(sum(pence) FILTER (WHERE to_pot <> 'received'), 0), count(*) FILTER (WHERE to_pot <> 'received'),
           coalesce(sum(pence) FILTER (WHERE to_pot = 'received'), 0), count(*) FILTER (WHERE to_pot = 'received')
         FROM ledger.posting GROUP BY 1, 2, 3, 4`,
    ]) {
      await runner.query(sql);
    }
    await runner.commitTransaction();
    const known = [];
    for (const version of [0n, 1n, 2n, 3n, 4n, 5n]) {
      const { availablePence } = await ledger.balances.ofFundAt(fundId, '2026-04-30', version);
      known.push(availablePence);
    }
    expect(known).toEqual([0n, 1_000n, 1_500n, 1_500n, 1_570n, 1_070n]);
  });

  it('has each award as it then was', async () => {
    expect(await ledger.balances.ofCommitmentsAt(fundId, '2026-05-01')).toEqual([]);
    expect(await ledger.balances.ofCommitmentsAt(fundId, '2026-05-02', 2n)).toEqual([]);
    expect(await ledger.balances.ofCommitmentsAt(fundId, '2026-05-02')).toMatchObject([
      { code: 'OC-2026-0001', amountPence: 600n, committedPence: 600n, paidPence: 0n },
    ]);
  });

  it('is found by an instant', async () => {
    const [, second, third] = await ledger.database.query<{ posted_at: Date }[]>(
      'SELECT posted_at FROM ledger.entry ORDER BY id',
    );
    if (!second || !third) throw new Error('two postings were made');
    expect(await ledger.statements.versionAt(fundId, new Date('2020-01-01'))).toBe(0n);
    expect(await ledger.statements.versionAt(fundId, new Date('2099-01-01'))).toBe(5n);
    expect(await ledger.statements.versionAt(randomUUID(), new Date())).toBe(0n);
  });

  it('is not made up for a version or a fund that is not there', async () => {
    const [first, last] = ['2026-04-01', '2026-04-30'];
    await expect(ledger.statements.between(fundId, first, last, 6n)).rejects.toThrow(
      'has no version 6',
    );
    await expect(ledger.statements.between(randomUUID(), first, last)).rejects.toThrow(
      'The ledger has no fund',
    );
  });

  it('has a chain whose head can be noted down', async () => {
    const [head] = await ledger.balances.chainHeads();
    expect(head).toMatchObject({ fundId, code: 'lottery', version: 5n });
    expect(head?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  describe('is paged', () => {
    const sources = (page: { movements: readonly { source: string }[] }): string[] =>
      page.movements.map(({ source }) => source.replace(/^receipt\/2026-/, ''));

    it('forwards and back, by day and then by order of posting', async () => {
      const first = await ledger.statements.movements(fundId, { limit: 2 });
      expect(sources(first)).toEqual(['04-01/1000', '04-15/70']);
      expect(first.before).toBeUndefined();
      const second = await ledger.statements.movements(fundId, {
        limit: 2,
        after: first.after ?? '',
      });
      expect(sources(second)).toEqual(['04-30/500', '04-30/500/reversed']);
      const third = await ledger.statements.movements(fundId, {
        limit: 2,
        after: second.after ?? '',
      });
      expect(sources(third)).toEqual(['award/1']);
      expect(third.after).toBeUndefined();
      const back = await ledger.statements.movements(fundId, {
        limit: 2,
        before: third.before ?? '',
      });
      expect(back).toEqual(second);
      const start = await ledger.statements.movements(fundId, {
        limit: 2,
        before: back.before ?? '',
      });
      expect(start.movements).toEqual(first.movements);
      expect(start.before).toBeUndefined();
      expect(start.after).toBe(first.after);
    });

    it('of one kind, one pot, some days, as known then', async () => {
      const page = async (
        asked: Parameters<typeof ledger.statements.movements>[1],
      ): Promise<string[]> => sources(await ledger.statements.movements(fundId, asked));
      expect(await page({ kind: 'award' })).toEqual(['award/1']);
      expect(await page({ pot: 'committed' })).toEqual(['award/1']);
      expect(await page({ pot: 'received', kind: 'award' })).toEqual([]);
      expect(await page({ from: '2026-04-02', to: '2026-04-29' })).toEqual(['04-15/70']);
      expect(await page({ version: 3n })).toEqual(['04-01/1000', '04-30/500', 'award/1']);
    });

    it('from the beginning when the cursor is not one', async () => {
      for (const after of ['', 'x', '2026-02-31.1', "1'; --"]) {
        const { movements } = await ledger.statements.movements(fundId, { after, limit: 1 });
        expect(movements).toHaveLength(1);
      }
    });
  });
});
