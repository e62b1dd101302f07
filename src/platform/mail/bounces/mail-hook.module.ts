import { Module } from '@nestjs/common';
import { MailHookController } from './mail-hook.controller.js';

/** Where a mail provider says what came back. */
@Module({ controllers: [MailHookController] })
export class MailHookModule {}
