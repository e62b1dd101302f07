import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { Form } from '../forms/form.js';
import type { Tx } from '../platform/database/transactions.service.js';
import { FormVersion } from '../rounds/form-version.entity.js';
import { Round } from '../rounds/round.entity.js';
import { Application } from './application.entity.js';
import { OnBehalf } from './on-behalf/on-behalf.entity.js';

/** An application and its round, as they stand and stay until the transaction ends. */
export interface DraftFacts {
  readonly application: Application;
  /**
   * With the version of its form that the application answers. Its `closesAt` is the application's own
   * deadline: an extension or a reopening counted in.
   */
  readonly round: Round & { readonly form: Form };
  /** When it came another way and is typed in by staff. */
  readonly onBehalf: OnBehalf | undefined;
}

/**
 * What saving and submitting need to know, locked in the house's order: round, application, award,
 * instalment or return, then the ledger's fund.
 */
@Injectable()
export class DraftFactsQueries {
  /** @throws NotFoundException unless it is an application of one of these organisations. */
  async lock(tx: Tx, organisationIds: readonly string[], id: string): Promise<DraftFacts> {
    const own = { id, organisationId: In([...organisationIds]) };
    const found = await tx.findOne(Application, { where: own, select: { roundId: true } });
    if (!found) throw new NotFoundException();
    const round = await tx.findOneOrFail(Round, {
      where: { id: found.roundId },
      lock: { mode: 'pessimistic_read' },
    });
    const application = await tx.findOneOrFail(Application, {
      where: own,
      lock: { mode: 'pessimistic_write' },
    });
    const key = { roundId: round.id, version: application.formVersion };
    const { definition: form } = await tx.findOneByOrFail(FormVersion, key);
    const onBehalf = await tx.findOneBy(OnBehalf, { applicationId: id });
    const closesAt = await deadlineOf(tx, id);
    return {
      application,
      round: Object.assign(round, { form, closesAt }),
      onBehalf: onBehalf ?? undefined,
    };
  }
}

async function deadlineOf(tx: Tx, id: string): Promise<Date> {
  const [row] = await tx.query<{ deadline: Date }[]>(
    'SELECT application_deadline(a) AS deadline FROM application a WHERE a.id = $1',
    [id],
  );
  if (!row) throw new Error(`There is no application ${id}`);
  return row.deadline;
}
