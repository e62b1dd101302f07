import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { BankDetails } from '../../organisations/bank-details/bank-details.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../platform/files/file-content.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Agreements } from '../agreement/agreements.service.js';
import { Award } from '../award.entity.js';
import { afterAct, isAgreed } from '../award.lifecycle.js';
import { awardAccepted, awardHalfAccepted } from '../awards.events.js';
import type { FilledAcceptance } from './acceptance.form.js';
import { AwardSignature } from './award-signature.entity.js';
import { SigningFactsQueries } from './signing-facts.queries.js';
import { actOfSigning, refusalsToSign } from './signing.rules.js';

export interface AcceptAward extends Omit<FilledAcceptance, 'seenAgreement'> {
  readonly awardId: string;
  /** The number of the agreement they have read; undefined for the one in force. */
  readonly seenAgreement?: number | undefined;
  /** A paper that shows the account, where one came with it. */
  readonly evidence?: UploadedFile | undefined;
  readonly acceptedBy: string;
}

@Injectable()
export class Acceptance {
  constructor(
    private readonly transactions: Transactions,
    private readonly factsOf: SigningFactsQueries,
    private readonly agreements: Agreements,
    private readonly bankDetails: BankDetails,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs the agreement in force for the organisation, and records where to pay it where that is still to be said. The
   * signature of everybody who has to sign accepts the offer. Who signs again changes nothing.
   * The caller has seen that the person may sign for the award's organisation.
   * @returns whether the offer is accepted now, or another signature is still needed.
   * @throws Refused when the offer is no longer open, its agreement was changed meanwhile, the name has signed already,
   * or the account is missing, wrong or given meanwhile.
   */
  accept(command: AcceptAward): Promise<{ readonly isAccepted: boolean }> {
    const { awardId, acceptedBy: personId, signatoryName: name, seenAgreement } = command;
    return this.transactions.run(async (tx) => {
      const { award, signatures, facts } = await this.factsOf.lock(tx, awardId);
      if (isAgreed(award.status)) return { isAccepted: true };
      const hasSigned = signatures.some((one) => one.personId === personId);
      if (hasSigned && award.status === 'half-accepted') return { isAccepted: false };
      const agreement = await this.agreements.inForce(tx, awardId);
      const signing = { ...facts, seenAgreement, agreementNumber: agreement.number };
      refuseIfAny(refusalsToSign(signing, name));
      const act = actOfSigning(signing);
      const next = afterAct(act, award.status);
      if ('refusal' in next) throw new Error(`${awardId} can't be signed`);

      await this.giveAccount(tx, award.organisationId, command);
      const signedAt = this.clock.now();
      const { id: signatureId } = await tx.save(AwardSignature, {
        ...{ awardId, personId, name, position: command.signatoryPosition, signedAt },
        ...{ agreementNumber: agreement.number, agreementSha256: agreement.sha256 },
      });
      const isAccepted = act === 'accept';
      await tx.update(
        Award,
        { id: awardId },
        {
          status: next.status,
          ...(isAccepted && {
            ...{ acceptedAt: signedAt, acceptedBy: personId },
            ...{ signatoryName: name, signatoryPosition: command.signatoryPosition },
          }),
        },
      );
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: isAccepted ? 'accepted' : 'signed-first',
        by: personId,
        detail: {
          ...{ from: award.status, to: next.status, signatoryName: name },
          ...{ agreement: agreement.number, sha256: agreement.sha256 },
        },
      });
      await this.outbox.add(
        tx,
        isAccepted ? awardAccepted(awardId) : awardHalfAccepted(signatureId),
      );
      return { isAccepted };
    });
  }

  /** Whoever signs second has seen the account that the first gave; in a race they are asked to. */
  private async giveAccount(
    tx: Tx,
    organisationId: string,
    { account, evidence, acceptedBy: by }: AcceptAward,
  ): Promise<void> {
    const areGiven = await this.bankDetails.areGiven(tx, organisationId);
    if (account && areGiven) {
      refuse(
        'bank-details-given-meanwhile',
        'Your bank details have been given meanwhile: look at them, and sign',
      );
    }
    if (account) await this.bankDetails.give(tx, { ...account, evidence, organisationId, by });
    else if (!areGiven) {
      refuse('bank-details-missing', 'Say which account to pay', 'accountName');
    }
  }
}
