import { Module, type DynamicModule } from '@nestjs/common';
import { dataSourceOptions } from './data-source.js';
import type { Settings } from './platform/config/settings.js';
import { HealthModule } from './platform/health/health.module.js';
import { LocalOutboxModule } from './platform/mail/local-outbox.module.js';
import { MailHookModule } from './platform/mail/bounces/mail-hook.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { rooms } from './rooms.js';
import { queueWork } from './worker.module.js';

/** The rooms wired for people: pages, and the services behind them. */
@Module({})
export class AppModule {
  /** `alsoWorksQueues`: the two-command start has one process for pages and jobs. */
  static for(settings: Settings, databaseUrl: string, alsoWorksQueues: boolean): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.for(settings, dataSourceOptions(databaseUrl)),
        HealthModule,
        LocalOutboxModule,
        MailHookModule,
        ...rooms,
      ],
      providers: alsoWorksQueues ? queueWork : [],
    };
  }
}
