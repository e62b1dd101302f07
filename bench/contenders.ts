import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/data-source.js';
import { SystemClock } from '../src/kernel/clock.js';
import type { Entry } from '../src/kernel/entry.js';
import { Journal } from '../src/ledger/journal.service.js';
import { AuditEvent } from '../src/platform/audit/audit-event.entity.js';
import { Audit } from '../src/platform/audit/audit.service.js';
import { Transactions, type Tx } from '../src/platform/database/transactions.service.js';
import { OutboxMessage } from '../src/platform/outbox/outbox.entity.js';
import { Outbox } from '../src/platform/outbox/outbox.service.js';
import type { Contender } from './measure.js';
import {
  BenchAward,
  NAIVE_TABLES,
  naiveEntities,
  NaiveEntry,
  NaiveFund,
  NaiveLine,
} from './naive-entities.js';

const MANY = 1_000;
const BATCH = 100;

/** Every way that is measured, on one database, each with a connection for each of 16 clients. */
export class Contenders {
  private readonly clock = new SystemClock();
  private readonly journal = new Journal();
  private readonly transactions: Transactions;
  private readonly audit = new Audit(this.clock);
  private readonly outbox = new Outbox(this.clock);
  private readonly bankAccountId = randomUUID();
  private funds: string[] = [];
  private naiveFunds: string[] = [];
  private acts = 0;

  private constructor(
    private readonly orm: DataSource,
    private readonly pool: pg.Pool,
  ) {
    this.transactions = new Transactions(orm);
  }

  static async prepare(url: string): Promise<Contenders> {
    const options = dataSourceOptions(url);
    const { entities, extra } = options as { entities: unknown[]; extra: object };
    const orm = await new DataSource({
      ...options,
      entities: [...entities, ...naiveEntities] as never,
      extra: { ...extra, max: 16 },
    }).initialize();
    const contenders = new Contenders(orm, new pg.Pool({ connectionString: url, max: 16 }));
    await contenders.openFunds();
    return contenders;
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.orm.destroy();
  }

  /** The limit: what one commit costs here, whatever is in it. */
  bareInsert(): Contender {
    const text = 'INSERT INTO bench_bare (pence) VALUES ($1)';
    return {
      name: 'bare insert',
      act: () => this.pool.query({ name: 'insert', text, values: [1] }),
    };
  }

  bareHotUpdate(): Contender {
    const text = 'UPDATE bench_balance SET pence = pence + $1 WHERE id = 1';
    return {
      name: 'bare update, one row',
      act: () => this.pool.query({ name: 'update', text, values: [1] }),
    };
  }

  post(where: 'one fund' | 'many funds'): Contender {
    return {
      name: `Journal.post, ${where}`,
      act: () => this.transactions.run((tx) => this.journal.post(tx, this.receipt(where))),
    };
  }

  batch(where: 'one fund' | 'many funds'): Contender {
    return {
      name: `batch of ${BATCH.toString()}, ${where}`,
      postings: BATCH,
      act: () =>
        this.transactions.run((tx) =>
          this.journal.postAll(
            tx,
            Array.from({ length: BATCH }, () => this.receipt(where)),
          ),
        ),
    };
  }

  naive(where: 'one fund' | 'many funds'): Contender {
    return {
      name: `naive, ${where}`,
      act: () => this.orm.transaction((tx) => this.saveNaively(tx, where)),
    };
  }

  award(where: 'one fund' | 'many funds'): Contender {
    return {
      name: `award, ${where}`,
      act: () =>
        this.transactions.run(async (tx) => {
          const [commitmentId, fundId] = [randomUUID(), this.pick(this.funds, where)];
          const code = `B-${(++this.acts).toString()}`;
          await tx.insert(BenchAward, this.awardRow(commitmentId, fundId, code));
          await this.outbox.add(tx, { event: 'award.offered', payload: { awardId: commitmentId } });
          await this.audit.record(tx, {
            subject: `award/${commitmentId}`,
            act: 'decided',
            by: null,
          });
          await this.journal.openCommitment(tx, { commitmentId, fundId, code });
          await this.journal.post(tx, {
            ...this.entry(`award/${commitmentId}/committed`),
            movements: [{ kind: 'award', fundId, commitmentId, amountPence: 1n }],
          });
        }),
    };
  }

  naiveAward(where: 'one fund' | 'many funds'): Contender {
    return {
      name: `naive award, ${where}`,
      act: () =>
        this.orm.transaction(async (tx) => {
          const [id, fundId] = [randomUUID(), this.pick(this.funds, where)];
          await tx.save(BenchAward, this.awardRow(id, fundId, `N-${(++this.acts).toString()}`));
          const payload = { awardId: id };
          await tx.save(OutboxMessage, {
            ...{ event: 'award.offered', payload },
            ...{ addedAt: this.clock.now(), relayedAt: null },
          });
          await tx.save(AuditEvent, {
            ...{ subject: `award/${id}`, act: 'decided', personId: null, detail: {} },
            at: this.clock.now(),
          });
          await this.saveNaively(tx, where);
        }),
    };
  }

  private async saveNaively(tx: Tx, where: 'one fund' | 'many funds'): Promise<void> {
    const fund = await tx.findOneOrFail(NaiveFund, {
      where: { id: this.pick(this.naiveFunds, where) },
      lock: { mode: 'pessimistic_write' },
    });
    const { id } = await tx.save(NaiveEntry, {
      source: `receipt/${(++this.acts).toString()}`,
      on: '2026-11-23',
      narrative: 'First tranche',
      at: this.clock.now(),
    });
    await tx.save(NaiveLine, { entryId: id, account: 'bank:main', pence: '1' });
    await tx.save(NaiveLine, { entryId: id, account: `funds:${fund.id}:available`, pence: '-1' });
    fund.available = (BigInt(fund.available) + 1n).toString();
    await tx.save(fund);
  }

  private receipt(where: 'one fund' | 'many funds'): Entry {
    const fundId = this.pick(this.funds, where);
    const { bankAccountId } = this;
    return {
      ...this.entry(`receipt/${(++this.acts).toString()}`),
      movements: [{ kind: 'receipt', fundId, bankAccountId, amountPence: 1n }],
    };
  }

  private entry(source: string): Omit<Entry, 'movements'> {
    return {
      source,
      effectiveOn: '2026-11-23',
      narrative: 'First tranche',
      postedBy: 'system',
    };
  }

  private awardRow(id: string, fundId: string, reference: string): BenchAward {
    return { id, fundId, reference, amountPence: '1', decidedAt: this.clock.now() };
  }

  private pick(funds: readonly string[], where: 'one fund' | 'many funds'): string {
    const at = where === 'one fund' ? 0 : 1 + Math.floor(Math.random() * (funds.length - 1));
    return funds[at] ?? '';
  }

  private async openFunds(): Promise<void> {
    await this.orm.query(NAIVE_TABLES);
    this.funds = Array.from({ length: MANY + 1 }, () => randomUUID());
    this.naiveFunds = [...this.funds];
    await this.orm.query(
      `INSERT INTO bench_fund SELECT id, 1000000000 FROM unnest($1::uuid[]) AS id`,
      [this.funds],
    );
    const { bankAccountId } = this;
    await this.transactions.run(async (tx) => {
      await this.journal.openBankAccount(tx, { bankAccountId, code: 'main' });
      for (const [at, fundId] of this.funds.entries()) {
        await this.journal.openFund(tx, { fundId, code: `fund-${at.toString()}` });
      }
      await this.journal.postAll(
        tx,
        this.funds.map((fundId) => ({
          ...this.entry(`opening/${fundId}`),
          movements: [
            { kind: 'opening-balance', fundId, bankAccountId, amountPence: 1_000_000_000n },
          ],
        })),
      );
    });
    await this.orm.query('VACUUM ANALYZE');
  }
}
