import { createHash, timingSafeEqual } from 'node:crypto';
import {
  BadRequestException,
  Body,
  Controller,
  Headers,
  HttpCode,
  NotFoundException,
  Post,
  UnauthorizedException,
} from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../access/allow.decorator.js';
import { Settings } from '../../config/settings.js';
import { Bounces } from './bounces.service.js';
import { ownIdIn } from './delivery-status.rules.js';
import { digestOf } from './report-reading.js';

/** What a mail provider, or a line of script between it and us, says of messages that came back. */
const told = z.object({
  events: z
    .array(
      z.object({
        /** The provider's own: the same twice is heard once. */
        id: z.string().min(1).max(200),
        recipient: z.string().min(3).max(320),
        /** The header, `<…@host>`; without it the last message to the recipient is meant. */
        messageId: z.string().max(400).optional(),
        kind: z.enum(['hard', 'soft']),
        reason: z.string().max(1000).default(''),
      }),
    )
    .max(500),
});

/** A mail provider's programs tell us here, by a secret that we share; without one there is no such address. */
@Controller('hooks/mail')
@Allow('anyone')
export class MailHookController {
  constructor(
    private readonly settings: Settings,
    private readonly bounces: Bounces,
  ) {}

  /** Answers 204 when all were heard; then the provider need not say it again. */
  @Post()
  @HttpCode(204)
  async hear(
    @Headers('authorization') authorization: unknown,
    @Body() body: unknown,
  ): Promise<void> {
    const secret = this.settings.mail.hookSecret;
    if (secret === undefined) throw new NotFoundException();
    if (!isSame(`Bearer ${secret}`, authorization)) throw new UnauthorizedException();
    const { success, data } = told.safeParse(body);
    if (!success) throw new BadRequestException();
    for (const { id, recipient, messageId, kind, reason } of data.events) {
      const report = {
        digest: digestOf(`hook/${id}`),
        recipient: recipient.toLowerCase(),
        messageId:
          messageId === undefined
            ? undefined
            : ownIdIn(`Message-ID: <${messageId.replaceAll(/[<>\s]/g, '')}>`),
        isHard: kind === 'hard',
        reason: reason.replaceAll(/\s+/g, ' ').trim() || 'No reason was given',
      };
      await this.bounces.hear(report, 'hook');
    }
  }
}

/** Takes as long for every wrong one. */
function isSame(expected: string, given: unknown): boolean {
  const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashed(expected), hashed(typeof given === 'string' ? given : ''));
}
