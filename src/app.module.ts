import { Module, type DynamicModule } from '@nestjs/common';
import { dataSourceOptions } from './data-source.js';
import { PeopleModule } from './people/people.module.js';
import { type Settings } from './platform/config/settings.js';
import { PlatformModule } from './platform/platform.module.js';

/** The rooms, in the order of a grant's life. */
export const rooms = [PeopleModule];

/** The rooms wired: pages for people, and the services behind them. */
@Module({})
export class AppModule {
  static for(settings: Settings, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.for(settings, dataSourceOptions(databaseUrl)), ...rooms],
    };
  }
}
