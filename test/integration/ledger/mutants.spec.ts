import type { EntityManager } from 'typeorm';
import { databaseProblem } from '../../../src/platform/database/transactions.service.js';
import { ATTACKS, KEYS, type Attack } from './attacks.js';
import { OpenedLedger, OPENING } from './opened-ledger.js';

/**
 * Each guard of the ledger's schema taken away in turn: while it stands, a named attack is refused by
 * its name; without it the same attack goes through. So no guard is there for show, and none can be
 * lost without a test that says which.
 */
describe('the ledger without one of its guards', () => {
  let ledger: OpenedLedger;

  beforeAll(async () => {
    ledger = await OpenedLedger.open();
    const { lottery, health, suspense, award, other, nobody, winter, summer, nothing, bank } = KEYS;
    await ledger.transactions.run(async (tx) => {
      const { journal } = ledger;
      await journal.openFund(tx, { fundId: lottery, code: 'lottery' });
      await journal.openFund(tx, { fundId: health, code: 'health' });
      await journal.openFund(tx, { fundId: suspense, code: 'suspense', takesAwards: false });
      await journal.openBankAccount(tx, { bankAccountId: bank, code: 'main' });
      await journal.openCommitment(tx, { commitmentId: award, fundId: lottery, code: 'OC-1' });
      await journal.openCommitment(tx, { commitmentId: other, fundId: lottery, code: 'OC-2' });
      await journal.openCommitment(tx, { commitmentId: nobody, fundId: suspense, code: 'OC-3' });
      await journal.openReservation(tx, { reservationId: winter, fundId: lottery, code: 'winter' });
      await journal.openReservation(tx, { reservationId: summer, fundId: lottery, code: 'summer' });
      await journal.openReservation(tx, { reservationId: nothing, fundId: suspense, code: 'none' });
    });
    await ledger.fund('spare');
    const receipt = { kind: 'receipt', bankAccountId: bank } as const;
    await ledger.post('receipt/1', [
      { ...receipt, fundId: lottery, amountPence: 100_000n },
      { ...receipt, fundId: health, amountPence: 1_000n },
      { ...receipt, fundId: suspense, amountPence: 1_000n },
      { kind: 'award', fundId: lottery, commitmentId: award, amountPence: 40_000n },
      { kind: 'payment-sent', fundId: lottery, commitmentId: award, amountPence: 10_000n },
      { kind: 'reserve', fundId: lottery, reservationId: winter, amountPence: 2_000n },
    ]);
    await ledger.post('receipt/2', [{ ...receipt, fundId: lottery, amountPence: 20n }]);
    await ledger.post('receipt/3', [{ ...receipt, fundId: lottery, amountPence: 30n }]);
    await ledger.reverse('receipt/3');
  }, OPENING);

  afterAll(async () => {
    expect((await ledger.verification.run()).problems).toEqual([]);
    await ledger.close();
  });

  /** What happens to the attack when it is tried with these guards away. Nothing of it stays. */
  async function tried({ sql, isolation }: Attack, away: readonly string[]): Promise<string> {
    await using runner = ledger.database.createQueryRunner();
    await runner.startTransaction(isolation);
    try {
      for (const guard of away) await takeAway(runner.manager, guard);
      for (const statement of sql) await runner.query(statement);
      await runner.query('SET CONSTRAINTS ALL IMMEDIATE');
      return 'goes through';
    } catch (problem) {
      const { code, constraint } = databaseProblem(problem);
      if (code === '22012') return 'overwritten';
      return constraint ?? code ?? String(problem);
    } finally {
      await runner.rollbackTransaction();
    }
  }

  it.each(ATTACKS.map((attack) => [attack.guard, attack] as const))(
    '%s is what an attack is refused by',
    async (guard, attack) => {
      const name = guard.replace(/^rule |^domain |^.*[.:]/, '');
      const asleep = attack.asleep ?? [];
      expect(await tried(attack, asleep)).toBe(attack.refusedBy ?? name);
      expect(await tried(attack, [...asleep, guard])).toBe(attack.elseBy ?? 'goes through');
    },
  );

  it('has no guard that no attack is made on', async () => {
    const guards = await ledger.database.query<{ guard: string }[]>(`
      SELECT t.relname || '.' || c.conname AS guard FROM pg_constraint AS c
        JOIN pg_class AS t ON t.oid = c.conrelid JOIN pg_namespace AS n ON n.oid = t.relnamespace
        WHERE n.nspname = 'ledger' AND c.contype IN ('c', 'u', 'p', 'f', 'x')
      UNION
      SELECT 'domain ' || c.conname FROM pg_constraint AS c JOIN pg_namespace AS n ON n.oid = c.connamespace
        WHERE n.nspname = 'ledger' AND c.contypid <> 0 AND c.contype = 'c'
      UNION
      SELECT t.relname || '.' || i.relname FROM pg_index AS x JOIN pg_class AS i ON i.oid = x.indexrelid
        JOIN pg_class AS t ON t.oid = x.indrelid JOIN pg_namespace AS n ON n.oid = t.relnamespace
        WHERE n.nspname = 'ledger' AND x.indisunique
      UNION
      SELECT t.relname || ':' || g.tgname FROM pg_trigger AS g
        JOIN pg_class AS t ON t.oid = g.tgrelid JOIN pg_namespace AS n ON n.oid = t.relnamespace
        WHERE n.nspname = 'ledger' AND NOT g.tgisinternal
      UNION
      SELECT 'rule ' || rule[1] FROM pg_proc AS f JOIN pg_namespace AS n ON n.oid = f.pronamespace,
        regexp_matches(f.prosrc, 'ledger[.]refuse[(]''(\\w+)''', 'g') AS rule
        WHERE n.nspname = 'ledger'
      ORDER BY 1`);
    const attacked = new Set(ATTACKS.map(({ guard }) => guard));
    expect(guards.map(({ guard }) => guard).filter((guard) => !attacked.has(guard))).toEqual([]);
    expect(guards.length).toBeGreaterThan(70);
  });
});

/** A constraint, a key, a trigger, a rule inside a function; or plain SQL that puts something to sleep. */
async function takeAway(tx: EntityManager, guard: string): Promise<void> {
  if (guard.startsWith('ALTER ')) {
    await tx.query(guard);
    return;
  }
  if (guard.startsWith('rule ')) {
    await takeAwayRule(tx, guard.slice('rule '.length));
    return;
  }
  if (guard.startsWith('domain ')) {
    const rule = guard.slice('domain '.length);
    const [domain] = await tx.query<{ name: string }[]>(
      `SELECT t.typname AS name FROM pg_constraint AS c JOIN pg_type AS t ON t.oid = c.contypid WHERE c.conname = '${rule}'`,
    );
    await tx.query(`ALTER DOMAIN ledger.${domain?.name ?? ''} DROP CONSTRAINT ${rule}`);
    return;
  }
  const [, table = '', kind, name = ''] = /^(\w+)([.:])(\w+)$/.exec(guard) ?? [];
  if (kind === ':') {
    await tx.query(`DROP TRIGGER ${name} ON ledger.${table}`);
    return;
  }
  const found = await tx.query<unknown[]>(
    `SELECT FROM pg_constraint WHERE conrelid = 'ledger.${table}'::regclass AND conname = '${name}'`,
  );
  await tx.query(
    found.length > 0
      ? `ALTER TABLE ledger.${table} DROP CONSTRAINT ${name} CASCADE`
      : `DROP INDEX ledger.${name}`,
  );
}

async function takeAwayRule(tx: EntityManager, rule: string): Promise<void> {
  const functions = await tx.query<{ text: string }[]>(
    `SELECT pg_get_functiondef(f.oid) AS text FROM pg_proc AS f JOIN pg_namespace AS n ON n.oid = f.pronamespace
      WHERE n.nspname = 'ledger' AND f.prosrc LIKE '%ledger.refuse(''${rule}''%'`,
  );
  for (const { text } of functions) {
    await tx.query(
      text.replaceAll(new RegExp(`PERFORM ledger[.]refuse[(]'${rule}',[^;]*;`, 'g'), 'NULL;'),
    );
  }
}
