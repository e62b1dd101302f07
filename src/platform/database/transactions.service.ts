import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusalOfConstraint } from './constraint-refusals.js';
import { Refused, type Refusal } from '../../kernel/refusal.js';

/** The caller's open transaction. First in a signature it means: joins yours, commits nothing. */
export type Tx = EntityManager;

/** Serialisation failure, deadlock, lock not available: PostgreSQL asks for the whole act again. */
const TRY_AGAIN = new Set(['40001', '40P01', '55P03']);
const ATTEMPTS = 5;

/** Opens the transactions of the house. All of an act happens, or none of it. */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs the act and commits it. A deadlock or a serialisation failure runs the whole act again.
   * @throws Refused what the act refused, or what a named constraint of the database refused.
   */
  async run<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction(act);
      } catch (problem) {
        const { code } = databaseProblem(problem);
        if (code !== undefined && TRY_AGAIN.has(code) && attempt < ATTEMPTS) continue;
        const refusal = refusalOfProblem(problem);
        if (refusal) throw new Refused([refusal]);
        throw problem;
      }
    }
  }
}

/** What people read of it, when a named constraint of the database refused; undefined for all else. */
export function refusalOfProblem(problem: unknown): Refusal | undefined {
  const { constraint, detail } = databaseProblem(problem);
  return constraint === undefined ? undefined : refusalOfConstraint(constraint, detail);
}

/** The SQLSTATE, the constraint's name and what it is about, when the problem came from PostgreSQL. */
export function databaseProblem(problem: unknown): {
  code?: string;
  constraint?: string;
  detail?: string;
} {
  if (!(problem instanceof Error)) return {};
  const { driverError } = problem as { driverError?: unknown };
  const { code, constraint, detail } = (driverError ?? problem) as Record<string, unknown>;
  return {
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof detail === 'string' ? { detail } : {}),
  };
}
