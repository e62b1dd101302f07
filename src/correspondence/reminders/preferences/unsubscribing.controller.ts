import {
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { page, type Page } from '../../../platform/web/page.js';
import { Kinds } from '../kinds.queries.js';
import type { ReminderKind } from '../reminder-kind.js';
import { Preferences } from './preferences.queries.js';
import { Preferring } from './preferring.service.js';
import { UnsubscribeLinks } from './unsubscribe-links.service.js';

/**
 * Stops one kind of reminder, by the address that came with it. Looking at it changes nothing: scanners and previews
 * look. The mail program's own button posts here without asking (RFC 8058), which takes no redirect for an answer.
 */
@Controller('unsubscribe/:kind/:personId/:signature')
@Allow('anyone')
export class UnsubscribingController {
  constructor(
    private readonly kinds: Kinds,
    private readonly links: UnsubscribeLinks,
    private readonly preferences: Preferences,
    private readonly preferring: Preferring,
  ) {}

  @Get()
  async show(
    @Param('kind') name: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Param('signature') signature: string,
  ): Promise<Page> {
    return this.shown(this.found(name, personId, signature), personId);
  }

  @Post()
  @HttpCode(200)
  async stop(
    @Param('kind') name: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Param('signature') signature: string,
  ): Promise<Page> {
    const kind = this.found(name, personId, signature);
    await this.preferring.stop(personId, kind.name);
    return this.shown(kind, personId);
  }

  private async shown({ name, words }: ReminderKind, personId: string): Promise<Page> {
    const off = await this.preferences.offOf(personId);
    return page('correspondence/reminders/preferences/views/unsubscribe.njk', {
      about: words.title,
      isOff: off.has(name),
    });
  }

  /** @throws NotFoundException for an address that we did not make. */
  private found(name: string, personId: string, signature: string): ReminderKind {
    const kind = this.kinds.found(name);
    if (kind.isOfDecision || !this.links.isOurs(personId, name, signature)) {
      throw new NotFoundException();
    }
    return kind;
  }
}
