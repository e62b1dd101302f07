import { Global, Module, type DynamicModule } from '@nestjs/common';
import { BullModule } from '@nestjs/bullmq';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { Clock, SystemClock } from '../kernel/clock.js';
import { Audit } from './audit/audit.service.js';
import { AuditChain } from './audit/audit-chain.queries.js';
import { Settings } from './config/settings.js';
import { Transactions } from './database/transactions.service.js';
import { FileBytes, FileBytesInPostgres } from './files/file-bytes.js';
import { Scanning } from './files/scanning/scanning.service.js';
import { StoredFiles } from './files/stored-files.service.js';
import { ActsTold } from './live/acts-told.service.js';
import { Bounces } from './mail/bounces/bounces.service.js';
import { LastLook } from './mail/last-look.service.js';
import { MailRecord } from './mail/mail-record.service.js';
import { Mail } from './mail/mail.service.js';
import { Handling } from './outbox/handling.service.js';
import { OutboxAges } from './outbox/outbox-ages.queries.js';
import { Delivery } from './mail/sending/delivery.service.js';
import { Envelopes } from './mail/sending/envelopes.service.js';
import { UnfinishedMail } from './mail/sending/unfinished.service.js';
import { UndeliveredMail } from './mail/undelivered.queries.js';
import { Composing } from './mail/wording/composing.service.js';
import { LetterTemplates } from './mail/wording/letter-templates.service.js';
import { Outbox } from './outbox/outbox.service.js';
import { Relay } from './outbox/relay.service.js';
import { QUEUES } from './queues/queues.jobs.js';
import { Pdf } from './paper/pdf.service.js';
import { queueOptions } from './queues/queue-options.js';
import { QueueErrors } from './queues/queue-errors.service.js';
import { Queues } from './queues/queues.service.js';
import { Timetable } from './queues/timetable.service.js';
import { Sealing } from './secrets/sealing.service.js';
import { loggerModule } from './logging/logger.module.js';
import { PageInterceptor } from './web/page.interceptor.js';
import { ProblemFilter } from './web/problem.filter.js';
import { RefusedFilter } from './web/refused.filter.js';
import { Views } from './web/views.service.js';

const services = [
  Transactions,
  ActsTold,
  Audit,
  AuditChain,
  Outbox,
  OutboxAges,
  Handling,
  Relay,
  Queues,
  Timetable,
  Mail,
  MailRecord,
  Composing,
  LetterTemplates,
  Envelopes,
  LastLook,
  Delivery,
  UnfinishedMail,
  Bounces,
  UndeliveredMail,
  Views,
  Pdf,
  Sealing,
  StoredFiles,
  Scanning,
];

/** The building every room stands in. Global: a room's imports then show only its neighbours. */
@Global()
@Module({})
export class PlatformModule {
  /**
   * `database` is where the house's data is: the embedded server's address or DATABASE_URL. The clock
   * is the machine's, but for the demonstration, which tells of months gone by.
   */
  static for(
    settings: Settings,
    database: PostgresDataSourceOptions & { readonly url: string },
    clock: Clock = new SystemClock(),
  ): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        loggerModule(settings.logLevel),
        TypeOrmModule.forRoot({ ...database, retryAttempts: 3 }),
        BullModule.forRoot(queueOptions(settings.redisUrl, database.url)),
        BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
      ],
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_FILTER, useClass: RefusedFilter },
        { provide: FileBytes, useClass: FileBytesInPostgres },
        QueueErrors,
        ...services,
      ],
      exports: [Settings, Clock, BullModule, ...services],
    };
  }
}
