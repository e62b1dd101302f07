import fc from 'fast-check';
import type { Entry, Movement } from '../../../src/kernel/entry.js';
import { Refused } from '../../../src/kernel/refusal.js';
import { entry, OpenedLedger, OPENING } from './opened-ledger.js';

/** Many entries by one statement: the same ledger as by one statement each. */
describe('posting many at once', () => {
  let ledger: OpenedLedger;
  let bank: string;
  let fund: string;

  beforeAll(async () => {
    ledger = await OpenedLedger.open();
    bank = await ledger.bankAccount('main');
    fund = await ledger.fund('lottery');
  }, OPENING);

  afterAll(async () => {
    expect((await ledger.verification.run()).problems).toEqual([]);
    await ledger.close();
  });

  const receipt = (fundId: string, amountPence: bigint): Movement => ({
    kind: 'receipt',
    ...{ fundId, bankAccountId: bank, amountPence },
  });
  const charge = (fundId: string, amountPence: bigint): Movement => ({
    kind: 'bank-charge',
    ...{ fundId, bankAccountId: bank, amountPence },
  });
  const postAll = (entries: readonly Entry[]) =>
    ledger.transactions.run((tx) => ledger.journal.postAll(tx, entries));

  it('answers in the order it was asked, the very first entry among them', async () => {
    const asked = ['b', 'a', 'c'].map((name) => entry(`first/${name}`, [receipt(fund, 1n)]));
    const answers = await postAll(asked);
    expect(answers.map(({ alreadyPosted }) => alreadyPosted)).toEqual([false, false, false]);
    const stored = await ledger.database.query<{ id: string; source: string }[]>(
      `SELECT id, source FROM ledger.entry WHERE source LIKE 'first/%' ORDER BY id`,
    );
    expect(stored.map(({ source }) => source)).toEqual(['first/b', 'first/a', 'first/c']);
    expect(answers.map(({ entryId }) => entryId)).toEqual(stored.map(({ id }) => id));
  });

  it('writes a source once that stands twice in the list, or was posted before', async () => {
    const [one, other] = ['one', 'other'].map((name) =>
      entry(`twice/${name}`, [receipt(fund, 5n), charge(fund, 2n)]),
    );
    if (!one || !other) throw new Error('two were made');
    const first = await postAll([one, other, one]);
    expect(first.map(({ alreadyPosted }) => alreadyPosted)).toEqual([false, false, true]);
    expect(first[2]?.entryId).toBe(first[0]?.entryId);
    const again = await postAll([other, entry('twice/new', [receipt(fund, 1n)])]);
    expect(again.map(({ alreadyPosted }) => alreadyPosted)).toEqual([true, false]);
    await expect(postAll([entry('twice/one', [receipt(fund, 5n)])])).rejects.toThrow(
      'was posted before with other movements',
    );
  });

  it('tells the later of two at the same moment that all was posted', async () => {
    const asked = [1, 2, 3].map((at) => entry(`moment/${at.toString()}`, [receipt(fund, 1n)]));
    const answers = await Promise.all(Array.from({ length: 8 }, () => postAll(asked)));
    const newly = answers.flat().filter(({ alreadyPosted }) => !alreadyPosted);
    expect(newly).toHaveLength(3);
  });

  it('comes to what the same entries come to one by one, or to nothing when one of them is refused', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ isCharge: fc.boolean(), pence: fc.bigInt({ min: 1n, max: 100n }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (picks) => {
          const name = `run-${(++run).toString()}`;
          const [together, alone] = [
            await ledger.fund(`${name}-together`),
            await ledger.fund(`${name}-alone`),
          ];
          const entriesOf = (fundId: string): Entry[] =>
            picks.map(({ isCharge, pence }, at) =>
              entry(`${name}/${fundId}/${at.toString()}`, [
                (isCharge ? charge : receipt)(fundId, pence),
              ]),
            );
          const isPosted = async (act: Promise<unknown>): Promise<boolean> => {
            try {
              await act;
              return true;
            } catch (problem) {
              if (problem instanceof Refused) return false;
              throw problem;
            }
          };
          const oneByOne = ledger.transactions.run(async (tx) => {
            for (const each of entriesOf(alone)) await ledger.journal.post(tx, each);
          });
          expect(await isPosted(postAll(entriesOf(together)))).toBe(await isPosted(oneByOne));
          const [many, single] = [
            await ledger.fundBalance(together),
            await ledger.fundBalance(alone),
          ];
          expect({ ...many, fundId: '', code: '' }).toEqual({ ...single, fundId: '', code: '' });
        },
      ),
      { numRuns: 40 },
    );
  });
});
