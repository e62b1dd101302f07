import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AwardsModule } from '../awards/awards.module.js';
import { FundsModule } from '../funds/funds.module.js';
import { MonitoringModule } from '../monitoring/monitoring.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PanelsModule } from '../panels/panels.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { ApplicationLetters } from './letters/application-letters.service.js';
import { AskingLetters } from './letters/asking-letters.service.js';
import { AppealLetters } from './letters/appeal-letters.service.js';
import { ChangeLetters } from './letters/change-letters.service.js';
import { AwardLetters } from './letters/award-letters.service.js';
import { FormLetters } from './letters/form-letters.service.js';
import { BankDetailsLetters } from './letters/bank-details-letters.service.js';
import { FileLetters } from './letters/file-letters.service.js';
import { ContactLetters } from './letters/contact-letters.service.js';
import { LetterWriting } from './letters/letter-writing.service.js';
import { MeetingLetters } from './letters/meeting-letters.service.js';
import { MinutesLetters } from './letters/minutes-letters.service.js';
import { PanelLetters } from './letters/panel-letters.service.js';
import { PaymentLetters } from './letters/payment-letters.service.js';
import { ReturnDigest } from './letters/return-digest.service.js';
import { ReturnLetters } from './letters/return-letters.service.js';
import { OfferLetters } from './letters/offer-letters.service.js';
import { ClosureLetters } from './letters/closure-letters.service.js';
import { ReviewLetters } from './letters/review-letters.service.js';
import { OutcomeLetters } from './letters/outcome-letters.service.js';
import { LetterActing } from './record/letter-acting.service.js';
import { LetterActsController } from './record/letter-acts.controller.js';
import { LettersController } from './record/letters.controller.js';
import { LettersRecord } from './record/letters-record.queries.js';
import { LetterKindsController } from './wording/letter-kinds.controller.js';
import { VersionsController } from './wording/versions.controller.js';
import { WordingWriting } from './wording/wording-writing.service.js';
import { Wordings } from './wording/wordings.queries.js';
import { OutcomeLettersController } from './outcome-letters/outcome-letters.controller.js';
import { RatificationLetters } from './letters/ratification-letters.service.js';
import { StandingLetters } from './letters/standing-letters.service.js';
import { ChaseList } from './reminders/chasing/chase-list.queries.js';
import { ChasingController } from './reminders/chasing/chasing.controller.js';
import { Kinds } from './reminders/kinds.queries.js';
import { PreferencesController } from './reminders/preferences/preferences.controller.js';
import { Preferring } from './reminders/preferences/preferring.service.js';
import { UnsubscribingController } from './reminders/preferences/unsubscribing.controller.js';
import { TimingSetting } from './reminders/timing/timing-setting.service.js';
import { TimingController } from './reminders/timing/timing.controller.js';
import { Preferences } from './reminders/preferences/preferences.queries.js';
import { UnsubscribeLinks } from './reminders/preferences/unsubscribe-links.service.js';
import { Recipients } from './reminders/recipients.queries.js';
import { reminderKindProviders } from './reminders/reminder-kinds.js';
import { ReminderRecords } from './reminders/reminder-records.queries.js';
import { Reminders } from './reminders/reminders.service.js';
import { RoundReminders } from './reminders/round-reminders.service.js';
import { ReminderTimings } from './reminders/timing/reminder-timings.queries.js';

/** What people are written: letters about what has happened, reminders of what has not. */
@Module({
  imports: [
    OrganisationsModule,
    FundsModule,
    RoundsModule,
    ApplicationsModule,
    PanelsModule,
    AwardsModule,
    PaymentsModule,
    MonitoringModule,
  ],
  controllers: [
    OutcomeLettersController,
    LettersController,
    LetterActsController,
    LetterKindsController,
    VersionsController,
    ChasingController,
    TimingController,
    PreferencesController,
    UnsubscribingController,
  ],
  providers: [
    LettersRecord,
    LetterActing,
    Wordings,
    WordingWriting,
    LetterWriting,
    OfferLetters,
    ChangeLetters,
    AppealLetters,
    OutcomeLetters,
    ApplicationLetters,
    AwardLetters,
    BankDetailsLetters,
    FileLetters,
    ContactLetters,
    FormLetters,
    PanelLetters,
    MeetingLetters,
    MinutesLetters,
    PaymentLetters,
    ReturnLetters,
    ReturnDigest,
    ReviewLetters,
    ClosureLetters,
    StandingLetters,
    AskingLetters,
    ...reminderKindProviders,
    Recipients,
    ReminderRecords,
    ReminderTimings,
    Kinds,
    TimingSetting,
    ChaseList,
    Preferences,
    Preferring,
    UnsubscribeLinks,
    Reminders,
    RoundReminders,
    RatificationLetters,
  ],
  exports: [
    OfferLetters,
    ChangeLetters,
    AppealLetters,
    LettersRecord,
    LetterActing,
    WordingWriting,
    OutcomeLetters,
    ApplicationLetters,
    AwardLetters,
    BankDetailsLetters,
    FileLetters,
    ContactLetters,
    FormLetters,
    PanelLetters,
    MeetingLetters,
    MinutesLetters,
    PaymentLetters,
    ReturnLetters,
    ReturnDigest,
    ReviewLetters,
    ClosureLetters,
    StandingLetters,
    AskingLetters,
    Reminders,
    Kinds,
    ChaseList,
    TimingSetting,
    RoundReminders,
    RatificationLetters,
  ],
})
export class CorrespondenceModule {}
