import { Module, type DynamicModule } from '@nestjs/common';
import { ConsequencesProcessor } from './consequences.processor.js';
import { ReminderSchedule } from './correspondence/reminders/reminder-schedule.service.js';
import { ReturnDigestSchedule } from './correspondence/letters/return-digest-schedule.service.js';
import { dataSourceOptions } from './data-source.js';
import type { Settings } from './platform/config/settings.js';
import { ScanningSchedule } from './platform/files/scanning/scanning-schedule.service.js';
import { ScanningProcessor } from './platform/files/scanning/scanning.processor.js';
import { OfferSchedule } from './awards/offer/offer-schedule.service.js';
import { MailSweepSchedule } from './platform/mail/sending/mail-sweep-schedule.service.js';
import { MailProcessor } from './platform/mail/sending/mail.processor.js';
import { RatificationSchedule } from './awards/ratification/ratification-schedule.service.js';
import { RelayAtWork } from './platform/outbox/relay-at-work.service.js';
import { PlatformModule } from './platform/platform.module.js';
import { ProofSchedule } from './proof/proof-schedule.service.js';
import { rooms } from './rooms.js';
import { SweepsProcessor } from './sweeps.processor.js';
import { AlarmSchedule } from './upkeep/alarm/alarm-schedule.service.js';

/** Every job processor of the house, on one page. */
export const processors = [
  ConsequencesProcessor,
  MailProcessor,
  SweepsProcessor,
  ScanningProcessor,
];

/** What a process has that works the queues: the processors, the relay that feeds them, the clock that starts sweeps. */
export const queueWork = [
  ...processors,
  RelayAtWork,
  ReminderSchedule,
  ReturnDigestSchedule,
  RatificationSchedule,
  OfferSchedule,
  ProofSchedule,
  ScanningSchedule,
  AlarmSchedule,
  MailSweepSchedule,
];

/** The rooms wired for working the queues, without pages. */
@Module({})
export class WorkerModule {
  static for(settings: Settings, databaseUrl: string): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.for(settings, dataSourceOptions(databaseUrl)), ...rooms],
      providers: queueWork,
    };
  }
}
