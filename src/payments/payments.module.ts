import { Module } from '@nestjs/common';
import { AwardsModule } from '../awards/awards.module.js';
import { FundsModule } from '../funds/funds.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { ApprovalController } from './approval/approval.controller.js';
import { Approval } from './approval/approval.service.js';
import { AwardPaymentsController } from './award-payments/award-payments.controller.js';
import { BankFileController } from './bank-file/bank-file.controller.js';
import { BankFiles } from './bank-file/bank-file.service.js';
import { CancellationController } from './cancellation/cancellation.controller.js';
import { Cancellation } from './cancellation/cancellation.service.js';
import { FailureController } from './failure/failure.controller.js';
import { Failure } from './failure/failure.service.js';
import { AskedBacks } from './asked-back/asked-backs.service.js';
import { AwardMoney } from './asked-back/award-money.queries.js';
import { RestGivingUp } from './giving-up/rest-giving-up.service.js';
import { PaymentGates } from './gates/payment-gates.service.js';
import { GrantReturns } from './grant-return/grant-return.service.js';
import { ReturnableAwards } from './grant-return/returnable-awards.queries.js';
import { InstalmentFactsQueries } from './instalment-facts.queries.js';
import { Instalments } from './instalments.queries.js';
import { LimitSetting } from './limits/limit-setting.service.js';
import { LimitsController } from './limits/limits.controller.js';
import { TO_PLAN_ANEW } from './payment.rules.js';
import { PaymentLimits } from './limits/payment-limits.queries.js';
import { PaymentsController } from './payments.controller.js';
import { RunPreparationController } from './preparation/run-preparation.controller.js';
import { RunPreparation } from './preparation/run-preparation.service.js';
import { ReleaseController } from './release/release.controller.js';
import { Release } from './release/release.service.js';
import { RemovalController } from './removal/removal.controller.js';
import { Removal } from './removal/removal.service.js';
import { RunFactsQueries } from './run-facts.queries.js';
import { RunItems } from './run-items.service.js';
import { PaymentRunsController } from './runs/payment-runs.controller.js';
import { PaymentRuns } from './runs/payment-runs.queries.js';
import { PaymentSignsQueries } from './runs/payment-signs.queries.js';
import { RunItemsQueries } from './runs/run-items.queries.js';
import { RunPages } from './runs/run-pages.queries.js';
import { PaymentRefusing } from './refusal/payment-refusing.service.js';
import { DaysOfPayments } from './schedule/days-of-payments.service.js';
import { Schedule } from './schedule/schedule.service.js';
import { RunSending } from './sending/run-sending.service.js';
import { WarningsQueries } from './runs/warnings.queries.js';
import { SendingController } from './sending/sending.controller.js';
import { Settlement } from './settlement/settlement.service.js';

nameConstraints({
  instalments_come_to_award: TO_PLAN_ANEW,
  instalment_is_in_one_live_run: {
    code: 'payment-in-run',
    message: 'This payment is in a payment run already',
  },
  payment_run_approved_by_another: {
    code: 'prepared-by-yourself',
    message: 'You prepared this run, so somebody else must approve it',
  },
  payment_run_released_by_a_third: {
    code: 'not-a-third-person',
    message: 'You prepared or approved this run, so a third person must release it',
  },
});

/** Paying what was promised: planned, put in a run by one, approved by another, sent, seen on a statement. */
@Module({
  imports: [LedgerModule, OrganisationsModule, FundsModule, AwardsModule],
  controllers: [
    PaymentsController,
    RunPreparationController, // `payment-runs/new` before `payment-runs/:runId`
    PaymentRunsController,
    ApprovalController,
    ReleaseController,
    SendingController,
    BankFileController,
    RemovalController,
    CancellationController,
    FailureController,
    LimitsController,
    AwardPaymentsController,
  ],
  providers: [
    PaymentRefusing,
    PaymentGates,
    ...[AskedBacks, AwardMoney, RestGivingUp],
    Instalments,
    InstalmentFactsQueries,
    PaymentRuns,
    RunItemsQueries,
    PaymentSignsQueries,
    WarningsQueries,
    RunPages,
    RunFactsQueries,
    RunItems,
    PaymentLimits,
    LimitSetting,
    DaysOfPayments,
    Schedule,
    RunPreparation,
    Approval,
    Release,
    Removal,
    Cancellation,
    BankFiles,
    RunSending,
    Settlement,
    Failure,
    GrantReturns,
    ReturnableAwards,
  ],
  exports: [
    PaymentRefusing,
    PaymentGates,
    ...[AskedBacks, AwardMoney, RestGivingUp],
    Instalments,
    PaymentRuns,
    Schedule,
    RunPreparation,
    Approval,
    RunSending,
    LimitSetting,
    Settlement,
    GrantReturns,
    ReturnableAwards,
  ],
})
export class PaymentsModule {}
