import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A ledger as it is often first written: entities, saved one by one, the balance read and written back. */
@Entity('bench_fund')
export class NaiveFund {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('bigint') available!: string;
}

@Entity('bench_entry')
export class NaiveEntry {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') source!: string;
  @Column('date') on!: string;
  @Column('text') narrative!: string;
  @Column('timestamptz') at!: Date;
}

@Entity('bench_line')
export class NaiveLine {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') entryId!: string;
  @Column('text') account!: string;
  @Column('bigint') pence!: string;
}

/** The business row that both ways write beside the money. */
@Entity('bench_award')
export class BenchAward {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') fundId!: string;
  @Column('text') reference!: string;
  @Column('bigint') amountPence!: string;
  @Column('timestamptz') decidedAt!: Date;
}

export const naiveEntities = [NaiveFund, NaiveEntry, NaiveLine, BenchAward];

export const NAIVE_TABLES = `
  CREATE TABLE bench_fund (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), available bigint NOT NULL) WITH (fillfactor = 50);
  CREATE TABLE bench_entry (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), source text NOT NULL UNIQUE, "on" date NOT NULL,
    narrative text NOT NULL, at timestamptz NOT NULL);
  CREATE TABLE bench_line (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "entryId" uuid NOT NULL REFERENCES bench_entry,
    account text NOT NULL, pence bigint NOT NULL);
  CREATE TABLE bench_award (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "fundId" uuid NOT NULL, reference text NOT NULL UNIQUE,
    "amountPence" bigint NOT NULL, "decidedAt" timestamptz NOT NULL);
  CREATE TABLE bench_bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pence bigint NOT NULL, at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE bench_balance (id integer PRIMARY KEY, pence bigint NOT NULL) WITH (fillfactor = 50);
  INSERT INTO bench_balance VALUES (1, 0)`;
