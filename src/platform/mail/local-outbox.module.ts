import { Module } from '@nestjs/common';
import { LocalOutboxController } from './local-outbox.controller.js';
import { LocalOutboxQueries } from './local-outbox.queries.js';

/** The page to read what would have been e-mailed; to anyone but this machine's user it is not there. */
@Module({ controllers: [LocalOutboxController], providers: [LocalOutboxQueries] })
export class LocalOutboxModule {}
