import { OpenedLedger, OPENING } from './opened-ledger.js';
import { Refused } from '../../../src/kernel/refusal.js';

describe('a closed period', () => {
  let ledger: OpenedLedger;
  let fundId: string;
  let bankAccountId: string;

  beforeEach(async () => {
    ledger = await OpenedLedger.open();
    fundId = await ledger.fund('lottery');
    bankAccountId = await ledger.bankAccount('main');
  }, OPENING);

  afterEach(async () => {
    expect((await ledger.verification.run()).problems).toEqual([]);
    await ledger.close();
  });

  let count = 0;
  function receive(effectiveOn: string, into = fundId): Promise<unknown> {
    return ledger.post(
      `receipt/${(++count).toString()}`,
      [{ kind: 'receipt', fundId: into, bankAccountId, amountPence: 100n }],
      { effectiveOn },
    );
  }

  function close(through: string): Promise<string> {
    return ledger.transactions.run((tx) =>
      ledger.journal.closeThrough(tx, { through, by: 'system', reason: 'October is signed' }),
    );
  }

  function reopen(after: string, reason = 'A receipt was forgotten'): Promise<void> {
    return ledger.transactions.run((tx) =>
      ledger.journal.reopenAfter(tx, { after, by: 'system', reason }),
    );
  }

  it('takes no posting, and says which month', async () => {
    await receive('2026-10-31');
    expect(await close('2026-10-31')).toBe('2026-10-31');
    await expect(receive('2026-10-31')).rejects.toThrow(
      'October 2026 is signed and closed: date it later or reopen the period with a reason',
    );
    await expect(receive('2026-09-01')).rejects.toThrow('September 2026 is signed and closed');
    await receive('2026-11-01');
  });

  it('takes no reversal, which counts for a later day instead', async () => {
    await receive('2026-10-31');
    const source = `receipt/${count.toString()}`;
    await close('2026-10-31');
    await expect(ledger.reverse(source, { effectiveOn: '2026-10-31' })).rejects.toThrow(Refused);
    await ledger.reverse(source, { effectiveOn: '2026-11-02' });
    expect((await ledger.fundBalance(fundId)).availablePence).toBe(0n);
  });

  it('is closed for a fund that is opened later', async () => {
    await close('2026-10-31');
    const later = await ledger.fund('health');
    await expect(receive('2026-10-31', later)).rejects.toThrow('is signed and closed');
    await receive('2026-11-01', later);
  });

  it('stays as it is when it is closed again, or an earlier one is', async () => {
    await close('2026-10-31');
    expect(await close('2026-10-31')).toBe('2026-10-31');
    expect(await close('2026-09-30')).toBe('2026-10-31');
    expect(await ledger.periods.history()).toHaveLength(1);
  });

  it('is reopened with a reason, on the record', async () => {
    expect(await ledger.periods.closedThrough()).toBeUndefined();
    await close('2026-10-31');
    await expect(reopen('2026-09-30', '  ')).rejects.toThrow('Say why');
    await expect(reopen('2026-10-31')).rejects.toThrow('That period is not closed');
    await reopen('2026-09-30');
    expect(await ledger.periods.closedThrough()).toBe('2026-09-30');
    await receive('2026-10-01');
    await expect(receive('2026-09-30')).rejects.toThrow('September 2026 is signed and closed');
    expect(await ledger.periods.history()).toMatchObject([
      { closedThrough: '2026-09-30', isReopening: true, reason: 'A receipt was forgotten' },
      { closedThrough: '2026-10-31', isReopening: false, reason: 'October is signed' },
    ]);
  });

  it('is not reopened when none was ever closed', async () => {
    await expect(reopen('2026-09-30')).rejects.toThrow('That period is not closed');
  });

  it('lets nothing slip in while it closes', async () => {
    const funds = [fundId, await ledger.fund('health'), await ledger.fund('youth')];
    const posting = Array.from({ length: 60 }, async (_, at) => {
      if (at === 30) return close('2026-10-31');
      return receive('2026-10-15', funds[at % 3]);
    });
    const answers = await Promise.allSettled(posting);
    const unexpected = answers.flatMap((answer): unknown[] =>
      answer.status === 'rejected' && !(answer.reason instanceof Refused) ? [answer.reason] : [],
    );
    expect(unexpected).toEqual([]);
    const [late] = await ledger.database.query<{ count: string }[]>(
      `SELECT count(*) FROM ledger.entry WHERE posted_at > (SELECT closed_at FROM ledger.period)`,
    );
    expect(late?.count).toBe('0');
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(1);
  });

  it('waits for a fund that is just being opened, and closes it too', async () => {
    const opening = ledger.transactions.run(async (tx) => {
      await ledger.journal.openFund(tx, {
        fundId: 'b9d5b2e6-6f0f-4d0e-9a51-6f6a3c8e1a01',
        code: 'late',
      });
      const closing = close('2026-10-31');
      await new Promise((resolve) => setTimeout(resolve, 150));
      return { closing };
    });
    await (
      await opening
    ).closing;
    await expect(receive('2026-10-15', 'b9d5b2e6-6f0f-4d0e-9a51-6f6a3c8e1a01')).rejects.toThrow(
      'is signed and closed',
    );
  });

  it('is as whoever had the locks last has it, not as whoever asked last', async () => {
    await receive('2026-11-15');
    await close('2026-10-31');
    let reopening = Promise.resolve();
    await ledger.transactions.run(async (tx) => {
      await ledger.journal.closeThrough(tx, {
        ...{
          through: '2026-10-31',
          by: 'system',
          reason: 'Closed already: only its lock is taken',
        },
      });
      reopening = reopen('2026-09-30'); // asks first, and waits
      await new Promise((resolve) => setTimeout(resolve, 150));
      await ledger.journal.closeThrough(tx, {
        ...{ through: '2026-11-30', by: 'system', reason: 'November is signed' },
      });
    });
    await reopening;

    expect(await ledger.periods.closedThrough()).toBe('2026-09-30');
    await receive('2026-10-01');
    expect(await close('2026-10-31')).toBe('2026-10-31');
    await expect(receive('2026-10-31')).rejects.toThrow('is signed and closed');
  });
});
