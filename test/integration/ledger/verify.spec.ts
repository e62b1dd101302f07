import { verifyLedger } from '../../../src/ledger/verify.service.js';
import { OpenedLedger, OPENING } from './opened-ledger.js';

const SWITCH_OFF = `
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'ledger' LOOP
      EXECUTE format('ALTER TABLE ledger.%I DISABLE TRIGGER USER', name);
    END LOOP;
  END $$`;

/** Each corruption is made by the owner of the tables, who switched the guards off, and must be named. */
describe('verification', () => {
  let ledger: OpenedLedger;
  let lottery: string;
  let health: string;
  let award: string;
  let reserve: string;

  beforeAll(async () => {
    ledger = await OpenedLedger.open();
    lottery = await ledger.fund('lottery');
    health = await ledger.fund('health');
    const bankAccountId = await ledger.bankAccount('main');
    award = await ledger.commitment(lottery, 'OC-2026-0001');
    const transfer = { bankAccountId, amountPence: 5_000n, reason: 'Consent of 3 November' };
    const payment = { fundId: lottery, commitmentId: award, amountPence: 10_000n };
    await ledger.post(
      'receipt/1',
      [{ kind: 'receipt', fundId: lottery, bankAccountId, amountPence: 100_000n }],
      { narrative: 'First tranche, “année\u2028 — 2026”\twith \\ "quotes" 🎉 and \u0001' },
    );
    await ledger.post('award/1', [
      { kind: 'award', fundId: lottery, commitmentId: award, amountPence: 40_000n },
    ]);
    await ledger.post('payment/1', [{ kind: 'payment-sent', ...payment }]);
    await ledger.post('payment/1/cleared', [
      { kind: 'payment-cleared', ...payment, bankAccountId },
    ]);
    await ledger.post('transfer/1', [
      { kind: 'transfer-out', fundId: lottery, ...transfer },
      { kind: 'transfer-in', fundId: health, ...transfer },
    ]);
    reserve = await ledger.reservation(health, 'winter-2026');
    await ledger.post('reserve/1', [
      {
        kind: 'reserve',
        fundId: health,
        reservationId: reserve,
        amountPence: 1n,
      },
    ]);
    await ledger.reverse('reserve/1');
  }, OPENING);

  afterAll(() => ledger.close());

  /** What verification says after this was written with every trigger asleep. Rolled back. */
  async function problemsAfter(sql: string): Promise<string[]> {
    await using runner = ledger.database.createQueryRunner();
    await runner.startTransaction();
    await runner.query(SWITCH_OFF);
    await runner.query(sql);
    const { problems } = await verifyLedger(runner.manager);
    await runner.rollbackTransaction();
    return problems.map(({ what, who }) =>
      `${who}: ${what}`
        .replaceAll(lottery, 'lottery')
        .replaceAll(award, 'award')
        .replaceAll(reserve, 'reserve')
        .replace(/^period \d+/, 'period 9')
        .replace(/\/\d{4}-\d\d-\d\d\/(?=[a-z])/, '/today/'),
    );
  }

  it('finds nothing wrong with a ledger that was only posted to', async () => {
    expect(await ledger.verification.run()).toEqual({
      checkedEntries: 7,
      checkedPostings: 8,
      problems: [],
    });
  });

  it('names a balance that was raised', async () => {
    expect(
      await problemsAfter(
        `UPDATE ledger.posting SET balances[6] = balances[6] + 1, balances[2] = balances[2] + 1
           WHERE fund_id = '${lottery}' AND version = 5`,
      ),
    ).toEqual([
      'entry 5 movement 1: running balance of received is wrong',
      'entry 5 movement 1: running balance of available is wrong',
      'lottery/available: balance of the fund is 55001, its postings come to 55000',
      'lottery/received: balance of the fund is 100001, its postings come to 100000',
      'funds:lottery:available: account differs from its journal lines',
      'funds:lottery:held: account differs from its journal lines',
      'funds:lottery:received: account differs from its journal lines',
    ]);
  });

  it('names an award that was raised', async () => {
    expect(
      await problemsAfter(
        'UPDATE ledger.posting SET award_balances[1] = award_balances[1] + 1 WHERE entry_id = 4',
      ),
    ).toEqual([
      'entry 4 movement 1: running balance of the award is wrong',
      'fund lottery: fund differs from the sum of its commitments',
      'funds:lottery:committed:OC-2026-0001: account differs from its journal lines',
    ]);
  });

  it.each([
    [
      'a reserve that was raised',
      'UPDATE ledger.posting SET reserve_balance = reserve_balance + 1 WHERE entry_id = 7',
      [
        'entry 7 movement 1: running balance of the reserve is wrong',
        'fund health: fund differs from the sum of its reserves',
        'funds:health:reserved:winter-2026: account differs from its journal lines',
      ],
    ],
    [
      'the total of a day that was raised',
      `UPDATE ledger.day_total SET pence = pence + 1 WHERE kind = 'award'`,
      ['fund lottery: total of the day 2026-11-23/today/award/done is not what was posted'],
    ],
    [
      'the total of a day that was taken away',
      `DELETE FROM ledger.day_total WHERE kind = 'award'`,
      ['fund lottery: total of the day 2026-11-23/today/award/done is not what was posted'],
    ],
    [
      'totals of days in a fund without a posting',
      `INSERT INTO ledger.fund (fund_id, code, takes_awards) VALUES ('00000000-0000-4000-8000-000000000001', 'new', true);
       INSERT INTO ledger.day_total VALUES ('00000000-0000-4000-8000-000000000001', '2026-01-01', '2026-01-01', 'receipt', 1, 1, 0, 0)`,
      [
        'fund 00000000-0000-4000-8000-000000000001: fund was never posted to, and has totals of days',
      ],
    ],
    [
      'the moment since when a posting is known',
      `UPDATE ledger.posting SET known_at = known_at + interval '1 microsecond' WHERE entry_id = 2`,
      ['entry 2 movement 1: it is known since another moment than it was posted'],
    ],
    [
      'a fund that is open though the period is closed',
      `INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason, closed_at)
         VALUES ('2026-10-31', false, 'mallory', 'None', now());
       UPDATE ledger.fund SET closed_through = '2026-10-31' WHERE code = 'lottery'`,
      ['fund health: fund is closed to another day than the log of periods says'],
    ],
    [
      'a posting in a period that was closed before',
      `INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason, closed_at)
         SELECT '2026-11-23', false, 'mallory', 'None', posted_at FROM ledger.entry WHERE id = 5;
       INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason, closed_at)
         SELECT '2026-11-22', true, 'mallory', 'None', posted_at FROM ledger.entry WHERE id = 6;
       UPDATE ledger.fund SET closed_through = '2026-11-22'`,
      [
        'entry 5 movement 1: it counts for a period that was closed',
        'entry 5 movement 2: it counts for a period that was closed',
      ],
    ],
    [
      'a log of periods that was turned round',
      `INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason, closed_at)
         VALUES ('2000-01-02', false, 'mallory', 'None', now()), ('2000-01-01', false, 'mallory', 'None', now());
       UPDATE ledger.fund SET closed_through = '2000-01-01'`,
      ['period 9: period was not closed forwards, or not reopened backwards'],
    ],
  ])('names %s', async (_what, sql, problems) => {
    expect((await problemsAfter(sql)).sort()).toEqual([...problems].sort());
  });

  it('names cash that was taken', async () => {
    const problems = await problemsAfter(
      `UPDATE ledger.posting SET cash_balance = cash_balance - 1 WHERE fund_id = '${lottery}' AND version = 5`,
    );
    expect(problems).toContain('entry 5 movement 1: running balance of the bank account is wrong');
    expect(problems).toContain(
      'lottery: cash in all of the fund is 84999, its postings come to 85000',
    );
    expect(problems).toContain('bank:main: account differs from its journal lines');
  });

  it('names the one posting whose amount was changed, though every balance was changed with it', async () => {
    const problems = await problemsAfter(`
      UPDATE ledger.posting SET pence = 100001, cash_pence = 100001 WHERE entry_id = 1;
      UPDATE ledger.posting SET balances[2] = balances[2] + 1, balances[6] = balances[6] + 1 WHERE fund_id = '${lottery}';
      UPDATE ledger.posting SET cash_balance = cash_balance + 1 WHERE fund_id = '${lottery}' AND bank_account_id IS NOT NULL;
      UPDATE ledger.day_total SET pence = pence + 1 WHERE fund_id = '${lottery}' AND kind = 'receipt'`);
    expect(problems).toEqual([
      'fund lottery: chain is broken at version 1: entry 1 is not as it was posted',
    ]);
  });

  it.each([
    ['narrative', `UPDATE ledger.entry SET narrative = 'Something else' WHERE id = 2`],
    ['author', `UPDATE ledger.entry SET posted_by = 'mallory' WHERE id = 2`],
    [
      'time',
      `UPDATE ledger.entry SET posted_at = posted_at - interval '1 microsecond' WHERE id = 2;
       UPDATE ledger.posting SET known_at = known_at - interval '1 microsecond' WHERE entry_id = 2`,
    ],
    ['source', `UPDATE ledger.entry SET source = 'award/2' WHERE id = 2`],
    ['award', `UPDATE ledger.posting SET reason = 'Because' WHERE entry_id = 2`],
  ])('names an entry whose %s was changed', async (_what, sql) => {
    expect(await problemsAfter(sql)).toEqual([
      'fund lottery: chain is broken at version 2: entry 2 is not as it was posted',
    ]);
  });

  it('names a date that was moved', async () => {
    expect(
      await problemsAfter(
        `UPDATE ledger.posting SET effective_on = '2026-04-01' WHERE entry_id = 2`,
      ),
    ).toEqual([
      'fund lottery: chain is broken at version 2: entry 2 is not as it was posted',
      'fund lottery: total of the day 2026-04-01/today/award/done is not what was posted',
      'fund lottery: total of the day 2026-11-23/today/award/done is not what was posted',
    ]);
  });

  it('names a posting that was taken out', async () => {
    const problems = await problemsAfter('DELETE FROM ledger.posting WHERE entry_id = 2');
    expect(problems).toContain('fund lottery: version 3 where 2 was due');
  });

  it('names an entry that lost a movement', async () => {
    expect(
      await problemsAfter('DELETE FROM ledger.posting WHERE entry_id = 5 AND seq = 2'),
    ).toContain('entry 5: entry does not have all its movements');
  });

  it('names an entry whose movements say different things of it', async () => {
    expect(
      await problemsAfter(
        `UPDATE ledger.posting SET narrative = 'Else' WHERE entry_id = 5 AND seq = 2`,
      ),
    ).toContain('entry 5: movements of one entry do not say the same of it');
  });

  it('names a history whose end was cut off', async () => {
    expect(await problemsAfter('DELETE FROM ledger.posting WHERE entry_id = 7')).toEqual([
      'fund ' +
        health +
        ': total of the day 2026-11-24/today/reserve/undone is not what was posted',
    ]);
  });

  it('names a wrong running balance', async () => {
    expect(
      await problemsAfter('UPDATE ledger.posting SET balances[6] = 0 WHERE entry_id = 1'),
    ).toEqual(['entry 1 movement 1: running balance of available is wrong']);
  });

  it('names a transfer that lost a side', async () => {
    expect(await problemsAfter(`DELETE FROM ledger.posting WHERE kind = 'transfer-in'`)).toContain(
      'entry 5: transfer is not of two equal sides',
    );
  });

  it('names a reversal of something else', async () => {
    expect(
      await problemsAfter('UPDATE ledger.posting SET reverses = 3 WHERE entry_id = 7'),
    ).toContain('entry 7: reversal is not the opposite of what it reverses');
  });

  it('names pots that are not those of the kind', async () => {
    expect(
      await problemsAfter(`UPDATE ledger.posting SET to_pot = 'reserved' WHERE entry_id = 2`),
    ).toContain('entry 2 movement 1: pots are not those of its kind');
  });

  it('names a kind of movement that was slipped into the list, or out of it', async () => {
    expect(
      await problemsAfter(`
        INSERT INTO ledger.movement_kind VALUES ('gift', 'available', 'paid', -1, false, false, false, false);
        DELETE FROM ledger.movement_kind WHERE kind = 'interest';
        UPDATE ledger.movement_kind SET needs_reason = false WHERE kind = 'refund-to-funder'`),
    ).toEqual([
      'interest: list of movements is not the one this program knows',
      'gift: list of movements is not the one this program knows',
      'refund-to-funder: list of movements is not the one this program knows',
    ]);
  });
});
