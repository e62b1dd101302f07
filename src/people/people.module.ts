import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { People } from './people.queries.js';
import { Roles } from './roles/roles.service.js';

/** Who is who, and who may act for whom. Global: every room asks it. */
@Global()
@Module({
  providers: [People, Roles, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [People, Roles],
})
export class PeopleModule {}
