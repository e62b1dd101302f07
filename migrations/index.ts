import { OpenTheLedger1770000000000 } from './1770000000000-open-the-ledger.js';
import { PostToTheLedger1770000000001 } from './1770000000001-post-to-the-ledger.js';
import { GuardTheLedger1770000000002 } from './1770000000002-guard-the-ledger.js';
import { ReadTheLedger1770000000003 } from './1770000000003-read-the-ledger.js';
import { ClosePeriods1770000000004 } from './1770000000004-close-periods.js';
import { BuildTheHouse1770000001000 } from './1770000001000-build-the-house.js';
import { OrganisationsAndFunds1770000002000 } from './1770000002000-organisations-and-funds.js';
import { RoundsApplicationsPanels1770000003000 } from './1770000003000-rounds-applications-panels.js';
import { AwardsToReconciliation1770000004000 } from './1770000004000-awards-to-reconciliation.js';
import { FundsInDepth1770000005000 } from './1770000005000-funds-in-depth.js';
import { PayInRuns1770000006000 } from './1770000006000-pay-in-runs.js';
import { ReadStatements1770000008000 } from './1770000008000-read-statements.js';
import { MatchAndSign1770000009000 } from './1770000009000-match-and-sign.js';
import { KeepVerifications1770000010000 } from './1770000010000-keep-verifications.js';
import { OrganisationsAndTheirPeople1770000012000 } from './1770000012000-organisations-and-their-people.js';
import { KeepFiles1770000013000 } from './1770000013000-keep-files.js';
import { AroundTheApplication1770000014000 } from './1770000014000-around-the-application.js';
import { CheckAndFlag1770000015000 } from './1770000015000-check-and-flag.js';
import { TellThePublic1770000016000 } from './1770000016000-tell-the-public.js';
import { VersionForms1770000017000 } from './1770000017000-version-forms.js';
import { ApplyPageByPage1770000018000 } from './1770000018000-apply-page-by-page.js';
import { SeatThePanel1770000020000 } from './1770000020000-seat-the-panel.js';
import { DecideAndRatify1770000023000 } from './1770000023000-decide-and-ratify.js';
import { KeepInterestsApart1770000024000 } from './1770000024000-keep-interests-apart.js';
import { KeepTheRegister1770000025000 } from './1770000025000-keep-the-register.js';
import { AssignAndRevise1770000026000 } from './1770000026000-assign-and-revise.js';
import { JudgeTheBids1770000027000 } from './1770000027000-judge-the-bids.js';
import { SetTheAgenda1770000028000 } from './1770000028000-set-the-agenda.js';
import { CallAndMinute1770000029000 } from './1770000029000-call-and-minute.js';
import { ReleaseOutcomes1770000030000 } from './1770000030000-release-outcomes.js';
import { AfterTheAward1770000031000 } from './1770000031000-after-the-award.js';
import { SignAgreements1770000032000 } from './1770000032000-sign-agreements.js';
import { OpenTheGates1770000033000 } from './1770000033000-open-the-gates.js';
import { PlanPayments1770000033001 } from './1770000033001-plan-payments.js';
import { ChangeAwards1770000034000 } from './1770000034000-change-awards.js';
import { VisitAndClose1770000036100 } from './1770000036100-visit-and-close.js';
import { ReviewReturns1770000036000 } from './1770000036000-review-returns.js';
import { FollowEachLetter1770000038000 } from './1770000038000-follow-each-letter.js';
import { PlanReminders1770000037000 } from './1770000037000-plan-reminders.js';
import { SeeTheQueues1770000039000 } from './1770000039000-see-the-queues.js';
import { AskForReturns1770000035000 } from './1770000035000-ask-for-returns.js';
import { CountAlike1770000041000 } from './1770000041000-count-alike.js';

/** Every change to the database, in order. */
export const migrations = [
  OpenTheLedger1770000000000,
  PostToTheLedger1770000000001,
  GuardTheLedger1770000000002,
  ReadTheLedger1770000000003,
  ClosePeriods1770000000004,
  BuildTheHouse1770000001000,
  OrganisationsAndFunds1770000002000,
  RoundsApplicationsPanels1770000003000,
  AwardsToReconciliation1770000004000,
  FundsInDepth1770000005000,
  PayInRuns1770000006000,
  ReadStatements1770000008000,
  MatchAndSign1770000009000,
  KeepVerifications1770000010000,
  OrganisationsAndTheirPeople1770000012000,
  KeepFiles1770000013000,
  AroundTheApplication1770000014000,
  CheckAndFlag1770000015000,
  TellThePublic1770000016000,
  VersionForms1770000017000,
  ApplyPageByPage1770000018000,
  SeatThePanel1770000020000,
  DecideAndRatify1770000023000,
  KeepInterestsApart1770000024000,
  KeepTheRegister1770000025000,
  AssignAndRevise1770000026000,
  JudgeTheBids1770000027000,
  SetTheAgenda1770000028000,
  CallAndMinute1770000029000,
  ReleaseOutcomes1770000030000,
  AfterTheAward1770000031000,
  SignAgreements1770000032000,
  OpenTheGates1770000033000,
  PlanPayments1770000033001,
  ChangeAwards1770000034000,
  AskForReturns1770000035000,
  ReviewReturns1770000036000,
  VisitAndClose1770000036100,
  FollowEachLetter1770000038000,
  PlanReminders1770000037000,
  SeeTheQueues1770000039000,
  CountAlike1770000041000,
];
