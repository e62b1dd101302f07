import type { Clock } from '../kernel/clock.js';
import { Module, type DynamicModule } from '@nestjs/common';
import { dataSourceOptions } from '../data-source.js';
import type { Settings } from '../platform/config/settings.js';
import { PlatformModule } from '../platform/platform.module.js';
import { rooms } from '../rooms.js';

/** The rooms without work on the queues: what a command needs, and the demonstration. */
@Module({})
export class CommandsModule {
  static for(settings: Settings, databaseUrl: string, clock?: Clock): DynamicModule {
    return {
      module: CommandsModule,
      imports: [PlatformModule.for(settings, dataSourceOptions(databaseUrl), clock), ...rooms],
    };
  }
}
