import { Module, type DynamicModule } from '@nestjs/common';
import { rooms } from './app.module.js';
import { dataSourceOptions } from './data-source.js';
import { type Settings } from './platform/config/settings.js';
import { MailProcessor } from './platform/mail/mail.processor.js';
import { PlatformModule } from './platform/platform.module.js';

/** Every job processor of the house, on one page. A web process without them works no queue. */
export const processors = [MailProcessor];

/** The rooms wired for working the queues, without pages. */
@Module({})
export class WorkerModule {
  static for(settings: Settings, databaseUrl: string): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.for(settings, dataSourceOptions(databaseUrl)), ...rooms],
      providers: processors,
    };
  }
}
