import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AwardsModule } from '../awards/awards.module.js';
import { MonitoringModule } from '../monitoring/monitoring.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PanelsModule } from '../panels/panels.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { ApplicationLetters } from './letters/application-letters.service.js';
import { AskingLetters } from './letters/asking-letters.service.js';
import { AwardLetters } from './letters/award-letters.service.js';
import { FormLetters } from './letters/form-letters.service.js';
import { BankDetailsLetters } from './letters/bank-details-letters.service.js';
import { FileLetters } from './letters/file-letters.service.js';
import { ContactLetters } from './letters/contact-letters.service.js';
import { LetterWriting } from './letters/letter-writing.service.js';
import { PanelLetters } from './letters/panel-letters.service.js';
import { PaymentLetters } from './letters/payment-letters.service.js';
import { ReturnLetters } from './letters/return-letters.service.js';
import { RatificationLetters } from './letters/ratification-letters.service.js';
import { RatificationReminders } from './reminders/ratification-reminders.service.js';
import { DocumentReminders } from './reminders/document-reminders.service.js';
import { StandingLetters } from './letters/standing-letters.service.js';
import { ClarificationReminders } from './reminders/clarification-reminders.service.js';
import { OfficeReminders } from './reminders/office-reminders.service.js';
import { ScoreReminders } from './reminders/score-reminders.service.js';
import { Reminders } from './reminders/reminders.service.js';

/** What people are written: letters about what has happened, reminders of what has not. */
@Module({
  imports: [
    OrganisationsModule,
    RoundsModule,
    ApplicationsModule,
    PanelsModule,
    AwardsModule,
    PaymentsModule,
    MonitoringModule,
  ],
  providers: [
    LetterWriting,
    ApplicationLetters,
    AwardLetters,
    BankDetailsLetters,
    FileLetters,
    ContactLetters,
    FormLetters,
    PanelLetters,
    PaymentLetters,
    ReturnLetters,
    StandingLetters,
    AskingLetters,
    ClarificationReminders,
    ScoreReminders,
    Reminders,
    DocumentReminders,
    RatificationLetters,
    RatificationReminders,
    OfficeReminders,
  ],
  exports: [
    ApplicationLetters,
    AwardLetters,
    BankDetailsLetters,
    FileLetters,
    ContactLetters,
    FormLetters,
    PanelLetters,
    PaymentLetters,
    ReturnLetters,
    StandingLetters,
    AskingLetters,
    ClarificationReminders,
    ScoreReminders,
    Reminders,
    DocumentReminders,
    RatificationLetters,
    RatificationReminders,
    OfficeReminders,
  ],
})
export class CorrespondenceModule {}
