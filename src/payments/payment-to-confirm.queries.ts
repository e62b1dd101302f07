import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import {
  BankDetailsQueries,
  type DetailsVersion,
} from '../organisations/bank-details/bank-details.queries.js';
import { Instalments, type InstalmentSummary } from './instalments.queries.js';
import { factsOf } from './payment.page.js';
import { refusalsToPay } from './payment.rules.js';

/** What a person looks at before they prepare, approve or send a payment. */
export interface PaymentToConfirm {
  readonly instalment: InstalmentSummary;
  readonly account: DetailsVersion | undefined;
  /** Why this person can't do it today; none when they can. */
  readonly reasons: readonly string[];
}

@Injectable()
export class PaymentsToConfirm {
  constructor(
    private readonly instalments: Instalments,
    private readonly bankDetails: BankDetailsQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException when there is no such payment. */
  async of(
    instalmentId: string,
    act: 'prepare' | 'approve' | 'send',
    personId: string,
  ): Promise<PaymentToConfirm> {
    const instalment = await this.found(instalmentId);
    const account = await this.bankDetails.of(instalment.organisationId);
    const refusals = refusalsToPay(act, factsOf(instalment), personId, this.clock.today());
    return { instalment, account, reasons: refusals.map(({ message }) => message) };
  }

  /** @throws NotFoundException when there is no such payment. */
  async found(instalmentId: string): Promise<InstalmentSummary> {
    const instalment = await this.instalments.byId(instalmentId);
    if (!instalment) throw new NotFoundException();
    return instalment;
  }
}
