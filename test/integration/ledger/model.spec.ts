import fc from 'fast-check';
import { Refused } from '../../../src/kernel/refusal.js';
import type { TotalOfKind } from '../../../src/ledger/statement.queries.js';
import { NaiveLedger } from './naive-ledger.js';
import { OpenedLedger, OPENING } from './opened-ledger.js';
import {
  act,
  dateOf,
  movementsOf,
  type Act,
  type Names,
} from '../../../bench/hammer/random-acts.js';

const A_WHILE = 180_000;
/** Every run begins with the books open from here. */
const BEGINNING = '2000-01-01';

const moments = fc.array(
  fc.record({ fund: fc.nat(2), day: fc.integer({ min: 1, max: 30 }), part: fc.nat(10) }),
  { minLength: 1, maxLength: 4 },
);

function sumOf(totals: readonly TotalOfKind[]): Record<string, bigint[]> {
  const sums: Record<string, bigint[]> = {};
  for (const { kind, pence, movements } of totals) {
    const [before = 0n, count = 0n] = sums[kind] ?? [];
    sums[kind] = [before + pence, count + BigInt(movements)];
  }
  return sums;
}

/** Random acts on the real ledger and on a naive one in memory: both accept or both refuse. */
describe('the ledger beside a naive model of it', () => {
  let ledger: OpenedLedger;
  let runs = 0;

  beforeAll(async () => {
    ledger = await OpenedLedger.open();
  }, OPENING);

  afterAll(() => ledger.close());

  /** Funds, awards and bank accounts of this run's own: two funds, a suspense, two awards and one. */
  async function openNames(): Promise<Names> {
    const closedThrough = (await ledger.periods.closedThrough()) ?? '';
    if (closedThrough > BEGINNING) await reopen(BEGINNING);
    const run = `r${(++runs).toString()}`;
    const funds = [
      await ledger.fund(`${run}-a`),
      await ledger.fund(`${run}-b`),
      await ledger.fund(`${run}-suspense`, false),
    ];
    const awards = await Promise.all(
      [0, 0, 1, 2].map(async (fund, at) => ({
        fundId: funds[fund] ?? '',
        commitmentId: await ledger.commitment(funds[fund] ?? '', `${run}-${at.toString()}`),
      })),
    );
    const banks = [
      await ledger.bankAccount(`${run}-main`),
      await ledger.bankAccount(`${run}-savings`),
    ];
    const reserves = await Promise.all(
      [0, 0, 1, 2].map(async (fund, at) => ({
        fundId: funds[fund] ?? '',
        reservationId: await ledger.reservation(funds[fund] ?? '', `round-${at.toString()}`),
      })),
    );
    return { run, funds, awards, reserves, banks };
  }

  function close(through: string): Promise<unknown> {
    return ledger.transactions.run((tx) =>
      ledger.journal.closeThrough(tx, { through, by: 'system', reason: 'For the model' }),
    );
  }

  function reopen(after: string): Promise<unknown> {
    return ledger.transactions.run((tx) =>
      ledger.journal.reopenAfter(tx, { after, by: 'system', reason: 'For the model' }),
    );
  }

  /** A fund on a day as known at some version, and two adjoining statements whose sum is the third. */
  async function expectThePastToAgree(
    { funds }: Names,
    model: NaiveLedger,
    moment: { fund: number; day: number; part: number },
  ): Promise<void> {
    const fundId = funds[moment.fund] ?? '';
    const version = (model.versionOf(fundId) * BigInt(moment.part)) / 10n;
    const on = dateOf(moment.day);
    const {
      fundId: _fundId,
      on: _on,
      version: _version,
      ...pots
    } = await ledger.balances.ofFundAt(fundId, on, version);
    expect(pots).toEqual(model.fundAt(fundId, on, version));

    const between = (from: number, to: number): ReturnType<typeof ledger.statements.between> =>
      ledger.statements.between(fundId, dateOf(from), dateOf(to), version);
    const [first, second, whole] = [
      await between(1, moment.day),
      await between(moment.day + 1, 31),
      await between(1, 31),
    ];
    expect(second.opening).toEqual(first.closing);
    expect([first.opening, second.closing]).toEqual([whole.opening, whole.closing]);
    expect(sumOf([...first.totals, ...second.totals])).toEqual(sumOf(whole.totals));
  }

  async function isAccepted(promise: Promise<unknown>): Promise<boolean> {
    try {
      await promise;
      return true;
    } catch (problem) {
      if (problem instanceof Refused) return false;
      throw problem;
    }
  }

  it(
    'accepts what the model accepts, refuses what it refuses, and comes to the same',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(act, { minLength: 5, maxLength: 40 }),
          moments,
          async (acts, asked) => {
            const names = await openNames();
            const model = new NaiveLedger(names.funds.slice(0, 2));
            const answers: [Act, ledger: boolean, model: boolean][] = [];
            for (const [at, todo] of acts.entries()) {
              const source = `${names.run}/${at.toString()}`;
              const on = dateOf(todo.day);
              switch (todo.act) {
                case 'reverse': {
                  const original = `${names.run}/${(todo.of % acts.length).toString()}`;
                  if (!model.knows(original)) continue;
                  const reversal = ledger.reverse(original, { newSource: source, effectiveOn: on });
                  answers.push([
                    todo,
                    await isAccepted(reversal),
                    model.reverse(original, on, source),
                  ]);
                  break;
                }
                case 'post': {
                  const movements = movementsOf(todo.picks, names);
                  const posting = ledger.post(source, movements, { effectiveOn: on });
                  answers.push([
                    todo,
                    await isAccepted(posting),
                    model.post(source, on, movements),
                  ]);
                  break;
                }
                case 'close':
                  answers.push([todo, await isAccepted(close(on)), model.close(on)]);
                  break;
                case 'reopen':
                  answers.push([todo, await isAccepted(reopen(on)), model.reopen(on)]);
              }
            }
            expect(answers.filter(([, real, naive]) => real !== naive)).toEqual([]);
            expect(await realBalances(names)).toEqual(model.balances(names));
            for (const moment of asked) await expectThePastToAgree(names, model, moment);
          },
        ),
        { numRuns: 40 },
      );
      expect((await ledger.verification.run()).problems).toEqual([]);
    },
    A_WHILE,
  );

  it(
    'stands as before when everything is reversed, the last first',
    async () => {
      const names = await openNames();
      const untouched = await realBalances(names);
      const acts = fc.sample(act, { numRuns: 500, seed: 20_261_123 });
      const done: string[] = [];
      for (const [at, todo] of acts.entries()) {
        if (todo.act !== 'post') continue;
        const source = `${names.run}/${at.toString()}`;
        if (await isAccepted(ledger.post(source, movementsOf(todo.picks, names))))
          done.push(source);
      }
      expect(done.length).toBeGreaterThan(20);
      for (const source of done.reverse()) await ledger.reverse(source);
      expect(await realBalances(names)).toEqual(untouched);
      expect((await ledger.verification.run()).problems).toEqual([]);
    },
    A_WHILE,
  );

  async function realBalances(names: Names): Promise<unknown> {
    const cash = await ledger.balances.cashByBankAccount();
    return {
      funds: await Promise.all(
        names.funds.map(async (fundId) => {
          const {
            code: _code,
            version: _version,
            takesAwards: _takes,
            ...pots
          } = await ledger.fundBalance(fundId);
          return pots;
        }),
      ),
      awards: await Promise.all(
        names.awards.map(async ({ commitmentId }) => {
          const award = await ledger.balances.ofCommitment(commitmentId);
          if (!award) throw new Error('an award was lost');
          const { code: _code, fundId: _fundId, ...pots } = award;
          return pots;
        }),
      ),
      reserves: await Promise.all(
        names.reserves.map(async ({ reservationId }) => {
          const [reserve] = await ledger.balances.ofReservations([reservationId]);
          return { reservedPence: reserve?.reservedPence };
        }),
      ),
      cash: names.funds.map((fundId) =>
        names.banks.map(
          (bank) =>
            cash.find((at) => at.fundId === fundId && at.bankAccountId === bank)?.pence ?? 0n,
        ),
      ),
    };
  }
});
