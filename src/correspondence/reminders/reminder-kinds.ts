import type { FactoryProvider, Type } from '@nestjs/common';
import type { ReminderKind } from './reminder-kind.js';
import { AnswerDue } from './kinds/answer-due.service.js';
import { BallotOpen } from './kinds/ballot-open.service.js';
import { BankDetailsToCheck } from './kinds/bank-details-to-check.service.js';
import { ChairEnds } from './kinds/chair-ends.service.js';
import { ConditionUnmet } from './kinds/condition-unmet.service.js';
import { DeclarationMissing } from './kinds/declaration-missing.service.js';
import { DocumentExpires } from './kinds/document-expires.service.js';
import { DraftNotSubmitted } from './kinds/draft-not-submitted.service.js';
import { FundSpendBy } from './kinds/fund-spend-by.service.js';
import { FollowUpDue } from './kinds/follow-up-due.service.js';
import { MeetingComing } from './kinds/meeting-coming.service.js';
import { OfferUnsigned } from './kinds/offer-unsigned.service.js';
import { RegisterDue } from './kinds/register-due.service.js';
import { ReturnAsked } from './kinds/return-asked.service.js';
import { ReturnDue } from './kinds/return-due.service.js';
import { ScoresOwed } from './kinds/scores-owed.service.js';
import { SecondSignatureMissing } from './kinds/second-signature-missing.service.js';

/** Every kind of reminder there is, in the order of a grant's life. */
const KINDS: readonly Type<ReminderKind>[] = [
  DraftNotSubmitted,
  AnswerDue,
  DeclarationMissing,
  ScoresOwed,
  MeetingComing,
  BallotOpen,
  OfferUnsigned,
  SecondSignatureMissing,
  BankDetailsToCheck,
  ConditionUnmet,
  ReturnDue,
  ReturnAsked,
  FollowUpDue,
  FundSpendBy,
  ChairEnds,
  RegisterDue,
  DocumentExpires,
];

/** By this name the list of all kinds is injected. */
export const REMINDER_KINDS = Symbol('REMINDER_KINDS');

/** The kinds themselves, and their list. */
export const reminderKindProviders: readonly (Type<ReminderKind> | FactoryProvider)[] = [
  ...KINDS,
  {
    provide: REMINDER_KINDS,
    useFactory: (...kinds: ReminderKind[]): readonly ReminderKind[] => kinds,
    inject: [...KINDS],
  },
];
