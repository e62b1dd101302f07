import { Module } from '@nestjs/common';
import { AwardsModule } from '../awards/awards.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { ApprovalController } from './approval/approval.controller.js';
import { Approval } from './approval/approval.service.js';
import { AwardPaymentsController } from './award-payments/award-payments.controller.js';
import { GrantReturns } from './grant-return/grant-return.service.js';
import { ReturnableAwards } from './grant-return/returnable-awards.queries.js';
import { InstalmentFactsQueries } from './instalment-facts.queries.js';
import { Instalments } from './instalments.queries.js';
import { PaymentsToConfirm } from './payment-to-confirm.queries.js';
import { PaymentsController } from './payments.controller.js';
import { PreparationController } from './preparation/preparation.controller.js';
import { Preparation } from './preparation/preparation.service.js';
import { Schedule } from './schedule/schedule.service.js';
import { SendingController } from './sending/sending.controller.js';
import { Sending } from './sending/sending.service.js';
import { Settlement } from './settlement/settlement.service.js';

nameConstraints({
  instalment_approved_by_another: {
    code: 'prepared-by-yourself',
    message: 'You prepared this payment, so somebody else must approve it',
  },
});

/** Paying what was promised: planned, prepared by one, approved by another, sent, seen on a statement. */
@Module({
  imports: [LedgerModule, OrganisationsModule, AwardsModule],
  controllers: [
    PaymentsController,
    PreparationController,
    ApprovalController,
    SendingController,
    AwardPaymentsController,
  ],
  providers: [
    Instalments,
    InstalmentFactsQueries,
    PaymentsToConfirm,
    Schedule,
    Preparation,
    Approval,
    Sending,
    Settlement,
    GrantReturns,
    ReturnableAwards,
  ],
  exports: [
    Instalments,
    Schedule,
    Preparation,
    Approval,
    Sending,
    Settlement,
    GrantReturns,
    ReturnableAwards,
  ],
})
export class PaymentsModule {}
