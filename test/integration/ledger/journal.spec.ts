import { randomUUID } from 'node:crypto';
import type { Movement } from '../../../src/kernel/entry.js';
import { entry, OpenedLedger, OPENING } from './opened-ledger.js';

describe('the journal', () => {
  let ledger: OpenedLedger;
  let bank: string;

  beforeAll(async () => {
    ledger = await OpenedLedger.open();
    bank = await ledger.bankAccount('main');
  }, OPENING);

  afterAll(async () => {
    expect((await ledger.verification.run()).problems).toEqual([]);
    await ledger.close();
  });

  let count = 0;
  const reserves = new Map<string, string>();
  /** A fund that nobody else in this file uses, with this much received. */
  async function fundWith(amountPence: bigint): Promise<string> {
    const fundId = await ledger.fund(`fund-${(++count).toString()}`);
    reserves.set(fundId, await ledger.reservation(fundId, 'winter-2026'));
    if (amountPence > 0n) await ledger.post(`receipt/${fundId}`, [receipt(fundId, amountPence)]);
    return fundId;
  }

  function receipt(fundId: string, amountPence: bigint): Movement {
    return { kind: 'receipt', fundId, bankAccountId: bank, amountPence };
  }

  function reserve(fundId: string, amountPence: bigint): Movement {
    return { kind: 'reserve', fundId, reservationId: reserves.get(fundId) ?? '', amountPence };
  }

  describe('posts a source once', () => {
    it('gives the first entry back when asked again', async () => {
      const fundId = await fundWith(0n);
      const first = await ledger.post('receipt/again', [receipt(fundId, 500n)]);
      const again = await ledger.post('receipt/again', [receipt(fundId, 500n)], {
        effectiveOn: '2026-11-30',
      });
      expect(first.alreadyPosted).toBe(false);
      expect(again).toEqual({ entryId: first.entryId, alreadyPosted: true });
      expect((await ledger.fundBalance(fundId)).receivedPence).toBe(500n);
    });

    it('also twice in one transaction, which goes on', async () => {
      const fundId = await fundWith(0n);
      const twice = entry('receipt/in-one', [receipt(fundId, 500n)]);
      await ledger.transactions.run(async (tx) => {
        await ledger.journal.post(tx, twice);
        expect((await ledger.journal.post(tx, twice)).alreadyPosted).toBe(true);
        await ledger.journal.post(tx, entry('reserve/in-one', [reserve(fundId, 500n)]));
      });
      expect((await ledger.fundBalance(fundId)).reservedPence).toBe(500n);
    });

    it('when twenty ask at the same moment', async () => {
      const fundId = await fundWith(0n);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => ledger.post('receipt/at-once', [receipt(fundId, 500n)])),
      );
      expect(answers.filter(({ alreadyPosted }) => !alreadyPosted)).toHaveLength(1);
      expect(new Set(answers.map(({ entryId }) => entryId)).size).toBe(1);
      expect((await ledger.fundBalance(fundId)).receivedPence).toBe(500n);
    });

    it('when two ask at the same moment about different funds, and fails the later', async () => {
      const funds = [await fundWith(0n), await fundWith(0n)];
      const answers = await Promise.allSettled(
        funds.map((fundId) => ledger.post('receipt/whose', [receipt(fundId, 500n)])),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it.each<[string, (fundId: string, other: string) => Movement[]]>([
      ['amount', (fundId) => [receipt(fundId, 501n)]],
      ['fund', (_fundId, other) => [receipt(other, 500n)]],
      ['kind', (fundId) => [{ ...receipt(fundId, 500n), kind: 'interest' } as Movement]],
      ['number of movements', (fundId) => [receipt(fundId, 500n), receipt(fundId, 500n)]],
    ])('and fails when the %s is not the same', async (what, changed) => {
      const [fundId, other] = [await fundWith(0n), await fundWith(0n)];
      const source = `receipt/changed-${what.replaceAll(' ', '-')}`;
      await ledger.post(source, [receipt(fundId, 500n)]);
      const [first, ...rest] = changed(fundId, other);
      if (!first) throw new Error('a change is a movement at least');
      await expect(ledger.post(source, [first, ...rest])).rejects.toThrow(
        'was posted before with other movements',
      );
    });
  });

  it('joins the caller’s transaction, and is gone with it', async () => {
    const fundId = await fundWith(1_000n);
    const act = ledger.transactions.run(async (tx) => {
      await ledger.journal.post(tx, entry('reserve/rolled-back', [reserve(fundId, 400n)]));
      throw new Error('the letter could not be written');
    });
    await expect(act).rejects.toThrow('the letter could not be written');
    expect(await ledger.fundBalance(fundId)).toMatchObject({ reservedPence: 0n, version: 1n });
    expect(await ledger.entries.moving({ source: 'reserve/rolled-back' })).toEqual([]);
    const posted = await ledger.post('reserve/rolled-back', [reserve(fundId, 400n)]);
    expect(posted.alreadyPosted).toBe(false);
  });

  it('does all the movements of an entry, in order, or none', async () => {
    const fundId = await fundWith(1_000n);
    await expect(
      ledger.post('reserve/half', [reserve(fundId, 1_000n), reserve(fundId, 1n)]),
    ).rejects.toThrow('The fund does not have that much available');
    expect((await ledger.fundBalance(fundId)).availablePence).toBe(1_000n);
  });

  it('writes what people type as it is', async () => {
    const fundId = await fundWith(0n);
    const narrative = `O’Brien’s "lunch"; 50% \\ <b>née</b>\n\tŷ 🎉 ', $1`;
    await ledger.post('receipt/typed', [receipt(fundId, 1n)], { narrative });
    const [movement] = await ledger.entries.moving({ fundId });
    expect(movement?.narrative).toBe(narrative);
  });

  it('keeps sums above what a floating number can hold', async () => {
    const fundId = await fundWith(0n);
    const most = Array.from({ length: 100 }, () => receipt(fundId, 100_000_000_000n));
    for (const part of ['a', 'b']) {
      await ledger.post(`receipt/most-${part}`, [receipt(fundId, 1n), ...most]);
    }
    expect((await ledger.fundBalance(fundId)).receivedPence).toBe(20_000_000_000_002n);
  });

  describe('moves money between funds', () => {
    it('by two equal sides in one entry, cash and all', async () => {
      const [from, to] = [await fundWith(900n), await fundWith(0n)];
      const side = { bankAccountId: bank, amountPence: 400n, reason: 'Consent of 3 November' };
      await ledger.post('transfer/1', [
        { kind: 'transfer-out', fundId: from, ...side },
        { kind: 'transfer-in', fundId: to, ...side },
      ]);
      expect(await ledger.fundBalance(from)).toMatchObject({
        availablePence: 500n,
        movedOutPence: 400n,
      });
      expect(await ledger.fundBalance(to)).toMatchObject({
        availablePence: 400n,
        movedInPence: 400n,
      });
      const cash = await ledger.balances.cashByBankAccount();
      expect(cash.find(({ fundId }) => fundId === to)?.pence).toBe(400n);
    });

    it('the other way at the same moment, without a deadlock', async () => {
      const funds = [await fundWith(10_000n), await fundWith(10_000n)] as const;
      const answers = await Promise.allSettled(
        Array.from({ length: 40 }, (_, at) => {
          const [from, to] = at % 2 === 0 ? funds : [funds[1], funds[0]];
          const side = { bankAccountId: bank, amountPence: 1n, reason: 'Consent' };
          return ledger.post(`transfer/cross-${at.toString()}`, [
            { kind: 'transfer-out', fundId: from, ...side },
            { kind: 'transfer-in', fundId: to, ...side },
          ]);
        }),
      );
      expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
      expect((await ledger.fundBalance(funds[0])).availablePence).toBe(10_000n);
    });
  });

  describe('reverses', () => {
    it('every movement of an entry, the last first', async () => {
      const fundId = await fundWith(0n);
      const before = await ledger.accounts();
      await ledger.post('receipt/with-fee', [
        receipt(fundId, 1_000n),
        { kind: 'management-fee', fundId, bankAccountId: bank, amountPence: 100n },
      ]);
      const reversal = await ledger.reverse('receipt/with-fee', { reason: 'Wrong fund' });
      expect(reversal.alreadyPosted).toBe(false);
      expect(await ledger.accounts()).toEqual(before);
      const movements = await ledger.entries.moving({ source: 'receipt/with-fee/reversed' });
      expect(
        movements.map(({ kind, fromPot, toPot, cashPence, isReversal, reason, narrative }) => ({
          kind,
          fromPot,
          toPot,
          cashPence,
          isReversal,
          reason,
          narrative,
        })),
      ).toEqual([
        {
          kind: 'management-fee',
          fromPot: 'fee',
          toPot: 'available',
          cashPence: 100n,
          isReversal: true,
          reason: 'Wrong fund',
          narrative: 'Reversal of: About receipt/with-fee',
        },
        {
          kind: 'receipt',
          fromPot: 'available',
          toPot: 'received',
          cashPence: -1_000n,
          isReversal: true,
          reason: 'Wrong fund',
          narrative: 'Reversal of: About receipt/with-fee',
        },
      ]);
    });

    it('once, and gives that reversal back when asked again', async () => {
      const fundId = await fundWith(1_000n);
      await ledger.post('reserve/once', [reserve(fundId, 10n)]);
      const first = await ledger.reverse('reserve/once');
      expect(await ledger.reverse('reserve/once')).toEqual({ ...first, alreadyPosted: true });
      await expect(ledger.reverse('reserve/once', { newSource: 'another' })).rejects.toThrow(
        'This entry has already been reversed',
      );
      await expect(ledger.reverse('reserve/once/reversed')).rejects.toThrow(
        'A reversal is not reversed',
      );
      expect((await ledger.fundBalance(fundId)).availablePence).toBe(1_000n);
    });

    it('once, when ten ask at the same moment under different names', async () => {
      const fundId = await fundWith(1_000n);
      await ledger.post('reserve/ten', [reserve(fundId, 10n)]);
      const answers = await Promise.allSettled(
        Array.from({ length: 10 }, (_, at) =>
          ledger.reverse('reserve/ten', { newSource: `ten/${at.toString()}` }),
        ),
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await ledger.fundBalance(fundId)).availablePence).toBe(1_000n);
    });

    it('not what has moved on', async () => {
      const fundId = await fundWith(1_000n);
      await ledger.post('reserve/all', [reserve(fundId, 1_000n)]);
      await expect(ledger.reverse(`receipt/${fundId}`)).rejects.toThrow(
        'The fund does not have that much available',
      );
    });

    it('nothing that never was', async () => {
      await expect(ledger.reverse('receipt/never')).rejects.toThrow(
        'There is no entry with the source receipt/never',
      );
    });
  });

  it('makes exactly the hundred awards a fund can afford, of two hundred asked for at once', async () => {
    const fundId = await fundWith(100n * 250_000n);
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, (_, at) =>
        ledger.transactions.run(async (tx) => {
          const commitmentId = randomUUID();
          const code = `AT-ONCE-${at.toString()}`;
          await ledger.journal.openCommitment(tx, { commitmentId, fundId, code });
          await ledger.journal.post(
            tx,
            entry(`award/${commitmentId}/committed`, [
              { kind: 'award', fundId, commitmentId, amountPence: 250_000n },
            ]),
          );
        }),
      ),
    );
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(100);
    expect(new Set(refused.map(({ reason }) => String(reason)))).toEqual(
      new Set(['Refused: The fund does not have that much available']),
    );
    expect(await ledger.fundBalance(fundId)).toMatchObject({
      availablePence: 0n,
      committedPence: 25_000_000n,
      version: 101n,
    });
  }, 60_000);

  describe('locks what an act reads before it decides', () => {
    it('a fund: nobody else moves its money until the act is over', async () => {
      const fundId = await fundWith(1_000n);
      const spent = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          ledger.transactions.run(async (tx) => {
            const { availablePence } = await ledger.balances.ofFundForUpdate(tx, fundId);
            if (availablePence < 100n) return `only ${availablePence.toString()} left`;
            await ledger.journal.post(
              tx,
              entry(`reserve/locked-${at.toString()}`, [reserve(fundId, 100n)]),
            );
            return 'spent';
          }),
        ),
      );
      expect(spent.filter((answer) => answer === 'spent')).toHaveLength(10);
      expect(spent.filter((answer) => answer === 'only 0 left')).toHaveLength(10);
    });

    it('an award, by its fund', async () => {
      const fundId = await fundWith(1_000n);
      const commitmentId = await ledger.commitment(fundId, 'LOCKED-1');
      await ledger.post('award/locked', [
        { kind: 'award', fundId, commitmentId, amountPence: 300n },
      ]);
      const sent = await Promise.all(
        Array.from({ length: 6 }, (_, at) =>
          ledger.transactions.run(async (tx) => {
            const award = await ledger.balances.ofCommitmentForUpdate(tx, commitmentId);
            if (award.committedPence < 100n) return false;
            await ledger.journal.post(
              tx,
              entry(`payment/locked-${at.toString()}`, [
                { kind: 'payment-sent', fundId, commitmentId, amountPence: 100n },
              ]),
            );
            return true;
          }),
        ),
      );
      expect(sent.filter(Boolean)).toHaveLength(3);
      expect(await ledger.balances.ofCommitment(commitmentId)).toEqual({
        commitmentId,
        fundId,
        code: 'LOCKED-1',
        amountPence: 300n,
        committedPence: 0n,
        inTransitPence: 300n,
        paidPence: 0n,
        returnedPence: 0n,
      });
    });

    it('and says so when there is no such fund or award', async () => {
      const nobody = randomUUID();
      await expect(
        ledger.transactions.run((tx) => ledger.balances.ofFundForUpdate(tx, nobody)),
      ).rejects.toThrow(`The ledger has no fund ${nobody}`);
      await expect(
        ledger.transactions.run((tx) => ledger.balances.ofCommitmentForUpdate(tx, nobody)),
      ).rejects.toThrow(`The ledger has no commitment ${nobody}`);
      expect(await ledger.balances.ofFund(nobody)).toBeUndefined();
    });
  });
});
