import { randomUUID } from 'node:crypto';
import { databaseProblem } from '../../../src/platform/database/transactions.service.js';
import { OpenedLedger, OPENING } from './opened-ledger.js';

/** Attacks with plain SQL, as the owner of the tables. Each must be refused by the name of its rule. */
describe('the guards of the ledger', () => {
  let ledger: OpenedLedger;
  let lottery: string;
  let health: string;
  let bank: string;
  let award: string;
  let reserve: string;

  beforeAll(async () => {
    ledger = await OpenedLedger.open();
    lottery = await ledger.fund('lottery');
    health = await ledger.fund('health');
    bank = await ledger.bankAccount('main');
    reserve = await ledger.reservation(lottery, 'winter-2026');
    award = await ledger.commitment(lottery, 'OC-2026-0001');
    await ledger.post('receipt/1', [
      { kind: 'receipt', fundId: lottery, bankAccountId: bank, amountPence: 100_000n },
    ]);
    await ledger.post('award/1', [
      { kind: 'award', fundId: lottery, commitmentId: award, amountPence: 40_000n },
    ]);
    await ledger.post('payment/1', [
      { kind: 'payment-sent', fundId: lottery, commitmentId: award, amountPence: 10_000n },
    ]);
  }, OPENING);

  afterAll(async () => {
    expect((await ledger.verification.run()).problems).toEqual([]);
    await ledger.close();
  });

  /** The rule that refused the SQL, or what happened instead. */
  async function ruleThatRefuses(...statements: string[]): Promise<string> {
    try {
      await ledger.database.transaction(async (tx) => {
        for (const sql of statements) await tx.query(sql);
      });
      return 'nothing refused it';
    } catch (problem) {
      return databaseProblem(problem).constraint ?? String(problem);
    }
  }

  /** An entry with postings written by hand, round `ledger.post`. */
  function byHand(...postings: string[]): string[] {
    return postings.map((posting, at) => {
      const of = `${(at + 1).toString()}, ${postings.length.toString()}`;
      return written(`'attack', ${of}, '2026-11-23', 'By hand', 'mallory', NULL, ${posting}`);
    });
  }

  function written(values: string): string {
    return `INSERT INTO ledger.posting (source, seq, movements, effective_on, narrative, posted_by, reverses,
      kind, fund_id, pence, commitment_id, reservation_id, bank_account_id, reason) SELECT ${values}`;
  }

  it('has an owner who is refused as anybody is', async () => {
    const [owner] = await ledger.database.query<{ isOwner: boolean }[]>(
      `SELECT tableowner = current_user AS "isOwner" FROM pg_tables
        WHERE schemaname = 'ledger' AND tablename = 'posting'`,
    );
    expect(owner?.isOwner).toBe(true);
  });

  describe('are append-only', () => {
    it.each([
      ['editing an entry', 'UPDATE ledger.entry SET narrative = narrative'],
      ['deleting an entry', `DELETE FROM ledger.entry WHERE source = 'receipt/1'`],
      ['editing a posting', 'UPDATE ledger.posting SET pence = pence + 1'],
      ['deleting a posting', 'DELETE FROM ledger.posting'],
      ['emptying the postings', 'TRUNCATE ledger.posting'],
      ['deleting a fund', 'DELETE FROM ledger.fund'],
      ['emptying the funds', 'TRUNCATE ledger.fund CASCADE'],
      ['deleting a commitment', 'DELETE FROM ledger.commitment'],
      ['emptying the commitments', 'TRUNCATE ledger.commitment'],
      ['renaming a commitment', `UPDATE ledger.commitment SET code = code || '-2'`],
      ['renaming a reserve', `UPDATE ledger.reservation SET code = code || '-2'`],
      ['raising what a fund holds', 'UPDATE ledger.posting SET balances[6] = balances[6] + 1'],
      ['forging the chain', `UPDATE ledger.posting SET chain = sha256('x')`],
      ['deleting a reserve', 'DELETE FROM ledger.reservation'],
      ['deleting the total of a day', 'DELETE FROM ledger.day_total'],
      ['editing a period', `UPDATE ledger.period SET closed_through = '2001-01-01'`],
      ['deleting a period', 'DELETE FROM ledger.period'],
      ['renaming a bank account', `UPDATE ledger.bank_account SET code = 'other'`],
      ['deleting a bank account', 'DELETE FROM ledger.bank_account'],
      [
        'adding a kind of movement',
        `INSERT INTO ledger.movement_kind VALUES ('gift', 'available', 'paid', -1, false, false, false, false)`,
      ],
      ['editing a kind of movement', `UPDATE ledger.movement_kind SET to_pot = 'paid'`],
      ['deleting a kind of movement', 'DELETE FROM ledger.movement_kind'],
      ['emptying the kinds of movement', 'TRUNCATE ledger.movement_kind'],
    ])('%s', async (_attack, sql) => {
      expect(await ruleThatRefuses(sql)).toBe('ledger_is_append_only');
    });
  });

  describe('keep funds as they were opened, and totals as they were posted', () => {
    it.each([
      ['renaming a fund', 'fund_keeps_its_name', `UPDATE ledger.fund SET code = code || '-2'`],
      [
        'opening a closed period by hand',
        'fund_keeps_its_name',
        `UPDATE ledger.fund SET closed_through = '2001-01-01'`,
      ],
      [
        'raising the total of a day',
        'totals_move_with_a_posting',
        'UPDATE ledger.day_total SET pence = pence + 1',
      ],
      [
        'inventing the total of a day',
        'totals_move_with_a_posting',
        `INSERT INTO ledger.day_total SELECT fund_id, '2026-01-01', '2026-01-01', 'receipt', 1, 1, 0, 0 FROM ledger.fund`,
      ],
    ])('%s', async (_attack, rule, sql) => {
      expect(await ruleThatRefuses(sql)).toBe(rule);
    });

    it('but lets a fund be closed to awards, and opened again', async () => {
      const set = (to: string): string =>
        `UPDATE ledger.fund SET takes_awards = ${to} WHERE code = 'health'`;
      expect(await ruleThatRefuses(set('false'), set('true'))).toBe('nothing refused it');
    });
  });

  describe('take only movements of the closed list, with their evidence', () => {
    it.each<[rule: string, posting: () => string]>([
      ['movement_is_of_a_known_kind', () => `'gift', '${lottery}', 1, NULL, NULL, NULL, NULL`],
      ['movement_names_its_commitment', () => `'award', '${lottery}', 1, NULL, NULL, NULL, NULL`],
      [
        'movement_names_its_commitment',
        () => `'reserve', '${lottery}', 1, '${award}', '${reserve}', NULL, NULL`,
      ],
      [
        'movement_names_its_bank_account',
        () => `'receipt', '${lottery}', 1, NULL, NULL, NULL, NULL`,
      ],
      [
        'movement_names_its_bank_account',
        () => `'reserve', '${lottery}', 1, NULL, '${reserve}', '${bank}', NULL`,
      ],
      ['movement_says_why', () => `'award-reduced', '${lottery}', 1, '${award}', NULL, NULL, '  '`],
      [
        'movement_is_in_an_open_fund',
        () => `'bank-charge', '${randomUUID()}', 1, NULL, NULL, '${bank}', NULL`,
      ],
      [
        'movement_names_its_reservation',
        () => `'reserve', '${lottery}', 1, NULL, NULL, NULL, NULL`,
      ],
      [
        'movement_names_its_reservation',
        () => `'award', '${lottery}', 1, '${award}', '${reserve}', NULL, NULL`,
      ],
      [
        'reservation_is_of_the_fund',
        () => `'reserve', '${health}', 1, NULL, '${reserve}', NULL, NULL`,
      ],
      ['commitment_is_of_the_fund', () => `'award', '${health}', 1, '${award}', NULL, NULL, NULL`],
      [
        'bank_account_is_open',
        () => `'receipt', '${lottery}', 1, NULL, NULL, '${randomUUID()}', NULL`,
      ],
      [
        'amount_is_more_than_nothing',
        () => `'release', '${lottery}', -1, NULL, '${reserve}', NULL, NULL`,
      ],
      [
        'amount_is_more_than_nothing',
        () => `'reserve', '${lottery}', 0, NULL, '${reserve}', NULL, NULL`,
      ],
      [
        'amount_is_not_a_slip',
        () => `'receipt', '${lottery}', 100000000001, NULL, NULL, '${bank}', NULL`,
      ],
    ])('%s', async (rule, posting) => {
      expect(await ruleThatRefuses(...byHand(posting()))).toBe(rule);
    });
  });

  it.each([
    ['movement_goes_somewhere', `'to-itself', 'available', 'available', 0`],
    ['cash_moves_as_money_enters_or_leaves', `'gift', 'available', 'paid', 0`],
    ['movement_never_enters_a_source', `'unearn', 'available', 'received', -1`],
  ])('hold a migration that opens the list to sense: %s', async (rule, kind) => {
    expect(
      await ruleThatRefuses(
        'ALTER TABLE ledger.movement_kind DISABLE TRIGGER list_is_closed',
        `INSERT INTO ledger.movement_kind VALUES (${kind}, false, false, false, false)`,
      ),
    ).toBe(rule);
  });

  describe('keep every pot from going below nothing', () => {
    it.each<[rule: string, postings: () => string[]]>([
      [
        'available_is_never_negative',
        () => [`'reserve', '${lottery}', 60001, NULL, '${reserve}', NULL, NULL`],
      ],
      [
        'available_is_never_negative',
        () => [`'award', '${lottery}', 60001, '${award}', NULL, NULL, NULL`],
      ],
      [
        'reserved_is_never_overdrawn',
        () => [`'release', '${lottery}', 1, NULL, '${reserve}', NULL, NULL`],
      ],
      [
        'payments_never_exceed_the_award',
        () => [`'payment-sent', '${lottery}', 30001, '${award}', NULL, NULL, NULL`],
      ],
      [
        'only_what_is_in_transit_arrives',
        () => [`'payment-cleared', '${lottery}', 10001, '${award}', NULL, '${bank}', NULL`],
      ],
      [
        'only_what_was_paid_bounces',
        () => [
          `'payment-bounced', '${lottery}', 1, '${award}', NULL, '${bank}', 'No such account'`,
        ],
      ],
      [
        'returned_never_exceeds_paid',
        () => [`'grant-returned', '${lottery}', 1, '${award}', NULL, '${bank}', NULL`],
      ],
      [
        'returned_never_exceeds_paid',
        () => [
          `'payment-cleared', '${lottery}', 10000, '${award}', NULL, '${bank}', NULL`,
          `'grant-returned', '${lottery}', 10000, '${award}', NULL, '${bank}', NULL`,
          `'payment-bounced', '${lottery}', 1, '${award}', NULL, '${bank}', 'After it came back'`,
        ],
      ],
    ])('%s', async (rule, postings) => {
      expect(await ruleThatRefuses(...byHand(...postings()))).toBe(rule);
    });

    it('an award of one fund can’t be paid from what another award has', async () => {
      const other = await ledger.commitment(lottery, 'OC-2026-0002');
      expect(
        await ruleThatRefuses(
          ...byHand(`'payment-sent', '${lottery}', 1, '${other}', NULL, NULL, NULL`),
        ),
      ).toBe('payments_never_exceed_the_award');
    });
  });

  it.each([
    ['code_is_plain', 'two words'],
    ['code_is_plain', 'OC:1'],
    ['commitment_code_is_unique', 'oc-2026-0001'],
  ])('name an award plainly, and once in a fund: %s', async (rule, code) => {
    expect(
      await ruleThatRefuses(
        `INSERT INTO ledger.commitment (commitment_id, fund_id, code) VALUES (gen_random_uuid(), '${lottery}', '${code}')`,
      ),
    ).toBe(rule);
  });

  it('one reserve can’t be spent from what another has', async () => {
    const other = await ledger.reservation(lottery, 'summer-2027');
    expect(
      await ruleThatRefuses(
        ...byHand(
          `'reserve', '${lottery}', 100, NULL, '${reserve}', NULL, NULL`,
          `'award-from-reserve', '${lottery}', 1, '${award}', '${other}', NULL, NULL`,
        ),
      ),
    ).toBe('reserved_is_never_overdrawn');
  });

  describe('take an entry whole or not at all', () => {
    it('an entry without all its movements', async () => {
      const charge = `'bank-charge', '${lottery}', 1, NULL, NULL, '${bank}', NULL`;
      expect(
        await ruleThatRefuses(
          written(`'attack', 1, 2, '2026-11-23', 'By hand', 'mallory', NULL, ${charge}`),
        ),
      ).toBe('entry_is_whole');
    });

    it.each([
      ['entry_has_so_many_movements', `source, 2, 1, effective_on, narrative, posted_by`],
      ['movements_of_an_entry_agree', `source, 2, 2, effective_on, narrative, posted_by`],
      ['movements_of_an_entry_agree', `source, 2, 1, effective_on, 'Else', posted_by`],
      ['movements_of_an_entry_agree', `'nothing', 2, 2, effective_on, narrative, posted_by`],
      ['source_is_posted_once', `source, 1, 1, effective_on, narrative, posted_by`],
    ])('a movement added to an entry of yesterday: %s', async (rule, entry) => {
      const charge = `'bank-charge', fund_id, 1, NULL, NULL, '${bank}'::uuid, NULL`;
      expect(
        await ruleThatRefuses(
          `${written(`${entry}, NULL::bigint, ${charge}`)} FROM ledger.posting WHERE source = 'award/1'`,
        ),
      ).toBe(rule);
    });

    it('a posting in a transaction that can’t see the last one', async () => {
      await expect(
        ledger.database.transaction('REPEATABLE READ', (tx) =>
          tx.query(byHand(`'bank-charge', '${lottery}', 1, NULL, NULL, '${bank}', NULL`)[0] ?? ''),
        ),
      ).rejects.toThrow('posting_is_read_committed');
    });

    it('a transfer of one side', async () => {
      expect(
        await ruleThatRefuses(
          ...byHand(
            `'transfer-out', '${lottery}', 500, NULL, NULL, '${bank}', 'Consent of 3 November'`,
          ),
        ),
      ).toBe('transfer_has_two_equal_sides');
    });

    it('a transfer that gives more than it takes', async () => {
      expect(
        await ruleThatRefuses(
          ...byHand(
            `'transfer-out', '${lottery}', 500, NULL, NULL, '${bank}', 'Consent of 3 November'`,
            `'transfer-in', '${health}', 501, NULL, NULL, '${bank}', 'Consent of 3 November'`,
          ),
        ),
      ).toBe('transfer_has_two_equal_sides');
    });

    it('a transfer that moves cash to another bank on the quiet', async () => {
      const savings = await ledger.bankAccount('savings');
      expect(
        await ruleThatRefuses(
          ...byHand(
            `'transfer-out', '${lottery}', 500, NULL, NULL, '${bank}', 'Consent of 3 November'`,
            `'transfer-in', '${health}', 500, NULL, NULL, '${savings}', 'Consent of 3 November'`,
          ),
        ),
      ).toBe('transfer_has_two_equal_sides');
    });

    it('a reversal that is not the opposite', async () => {
      expect(
        await ruleThatRefuses(
          `${written(`'attack', 1, 1, '2026-11-23', 'By hand', 'mallory', entry_id, 'award', fund_id, 39999, commitment_id, NULL, NULL, 'Less'`)}
             FROM ledger.posting WHERE source = 'award/1'`,
        ),
      ).toBe('reversal_is_the_opposite');
    });
  });

  it('take no reversal of half an entry', async () => {
    await ledger.post('receipt/with-fee', [
      { kind: 'receipt', fundId: lottery, bankAccountId: bank, amountPence: 20n },
      { kind: 'management-fee', fundId: lottery, bankAccountId: bank, amountPence: 20n },
    ]);
    expect(
      await ruleThatRefuses(
        `${written(`'attack', 1, 1, '2026-11-23', 'By hand', 'mallory', entry_id, 'receipt', fund_id, 20, NULL, NULL, bank_account_id, 'Half'`)}
           FROM ledger.posting WHERE source = 'receipt/with-fee' AND seq = 1`,
      ),
    ).toBe('reversal_is_the_opposite');
  });

  describe('keep what is not the caller’s to choose', () => {
    it('fills in the time, the version, the pots and the chain, whatever was sent', async () => {
      await ledger.database.query(
        `INSERT INTO ledger.posting (source, seq, movements, effective_on, narrative, posted_by, kind, fund_id, pence, bank_account_id,
             entry_id, posted_at, version, known_at, from_pot, to_pot, cash_pence, balances, award_balances, reserve_balance, cash_balance, chain)
           VALUES ('forged', 1, 1, '2026-11-23', 'By hand', 'mallory', 'receipt', '${health}', 7, '${bank}',
             1, '2001-01-01', 99, '1999-01-01', 'paid', 'moved_out', 5, '{1}', '{1}', 1, 1, 'x')`,
      );
      const [movement] = await ledger.entries.moving({ source: 'forged' });
      expect(movement).toMatchObject({
        effectiveOn: '2026-11-23',
        fromPot: 'received',
        toPot: 'available',
        cashPence: 7n,
      });
      expect(Date.now() - Number(movement?.postedAt)).toBeLessThan(60_000);
      expect(await ledger.fundBalance(health)).toMatchObject({ version: 1n, availablePence: 7n });
    });

    it.each([
      ['effective_date_is_sane', `'s', '1999-12-31', 'n', 'p'`],
      ['effective_date_is_sane', `'s', '2100-01-01', 'n', 'p'`],
      ['source_is_plain', `'two words', '2026-11-23', 'n', 'p'`],
      ['source_is_posted_once', `'award/1', '2026-11-23', 'n', 'p'`],
      ['narrative_says_something', `'s', '2026-11-23', ' ', 'p'`],
      ['posted_by_somebody', `'s', '2026-11-23', 'n', ''`],
    ])('%s', async (rule, values) => {
      expect(
        await ruleThatRefuses(
          `INSERT INTO ledger.posting (source, effective_on, narrative, posted_by, seq, movements, kind, fund_id, pence, bank_account_id)
             VALUES (${values}, 1, 1, 'bank-charge', '${lottery}', 1, '${bank}')`,
        ),
      ).toBe(rule);
    });
  });

  it('let a fund that takes no awards hold money, but promise none', async () => {
    const suspense = await ledger.fund('suspense', false);
    const set = await ledger.reservation(suspense, 'nothing');
    const nobody = await ledger.commitment(suspense, 'OC-2026-0003');
    const received = `'receipt', '${suspense}', 500, NULL, NULL, '${bank}', NULL`;
    for (const promise of [
      `'reserve', '${suspense}', 1, NULL, '${set}', NULL, NULL`,
      `'award', '${suspense}', 1, '${nobody}', NULL, NULL, NULL`,
    ]) {
      expect(await ruleThatRefuses(...byHand(received, promise))).toBe('fund_takes_awards');
    }
  });

  it.each([
    ['fund_code_is_unique', () => ledger.fund('Lottery')],
    ['code_is_plain', () => ledger.fund('the lottery')],
    ['bank_account_code_is_unique', () => ledger.bankAccount('MAIN')],
    ['code_is_plain', () => ledger.bankAccount('main:1')],
  ])('%s', async (_rule, open) => {
    await expect(open()).rejects.toThrow(/Another .* has this code|The code must be/);
  });
});
