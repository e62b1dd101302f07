import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { readEmailAddress } from '../email.rules.js';

export interface Newcomer {
  readonly name: string;
  readonly email: string;
}

/** Puts people into the house. Other rooms call it when they name somebody by an address. */
@Injectable()
export class Registration {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers with the person's id. Somebody who is here already keeps the name they have.
   * `by` is who put them there; null when they came themselves, or the house did it.
   * @throws Refused when the address is none.
   */
  async register(tx: Tx, { name, email }: Newcomer, by: string | null): Promise<string> {
    const read = readEmailAddress(email);
    if ('problem' in read) refuse('not-an-address', read.problem, 'email');
    const [added] = await tx.query<{ id: string }[]>(
      `INSERT INTO person (name, email, created_at) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT person_once_per_email DO NOTHING RETURNING id`,
      [name, read.value, this.clock.now()],
    );
    if (added) {
      await this.audit.record(tx, { subject: `person/${added.id}`, act: 'registered', by });
      return added.id;
    }
    const [known] = await tx.query<{ id: string }[]>('SELECT id FROM person WHERE email = $1', [
      read.value,
    ]);
    if (!known) throw new Error('A person vanished while being registered');
    return known.id;
  }
}
