import {
  Controller,
  Get,
  Header,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  UseGuards,
} from '@nestjs/common';
import { Allow } from '../access/allow.decorator.js';
import { page, type Page } from '../web/page.js';
import { LocalOutboxGuard } from './local-outbox.guard.js';
import { LocalOutboxQueries } from './local-outbox.queries.js';
import type { MailMessage } from './mail-message.entity.js';
import { paragraphsOf } from './paragraphs.rules.js';
import { SHOWN_AS_MAIL } from './shown-as-mail.js';

/** What would have been e-mailed, to read where there is no mail server. */
@Controller('outbox')
@Allow('anyone')
@UseGuards(LocalOutboxGuard)
export class LocalOutboxController {
  constructor(private readonly outbox: LocalOutboxQueries) {}

  @Get()
  async list(): Promise<Page> {
    const [messages, count] = await this.outbox.newest();
    return page('platform/mail/views/local-outbox.njk', { messages, count });
  }

  @Get(':messageId')
  async show(@Param('messageId', ParseUUIDPipe) messageId: string): Promise<Page> {
    const message = await this.messageOr404(messageId);
    return page('platform/mail/views/local-message.njk', {
      message,
      paragraphs: paragraphsOf(message.text),
    });
  }

  /** As a mail program shows it: no script runs, nothing is fetched, and it is not of our site. */
  @Get(':messageId/html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', SHOWN_AS_MAIL)
  async html(@Param('messageId', ParseUUIDPipe) messageId: string): Promise<string> {
    return (await this.messageOr404(messageId)).html;
  }

  private async messageOr404(id: string): Promise<MailMessage> {
    const message = await this.outbox.byId(id);
    if (!message) throw new NotFoundException();
    return message;
  }
}
