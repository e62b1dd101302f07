import {
  Controller,
  Get,
  Header,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Query,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { MESSAGE_STATES } from '../../platform/mail/message-state.js';
import { paragraphsOf } from '../../platform/mail/paragraphs.rules.js';
import { SHOWN_AS_MAIL } from '../../platform/mail/shown-as-mail.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { isId } from '../../platform/web/fields.js';
import { placeOf } from '../../platform/web/keyset.rules.js';
import { page, type Page } from '../../platform/web/page.js';
import { nameOfKind } from '../wording/letter-kinds.rules.js';
import { actsOn } from './letter-acts.rules.js';
import { letterPageOf, lettersPageOf } from './letters.page.js';
import { LettersRecord, type AboutKind, type LettersAsked } from './letters-record.queries.js';

const ABOUT = ['application', 'award', 'return', 'organisation'] as const;

/** Every message that was written, with what became of it: all, or those about one thing. */
@Controller('letters')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class LettersController {
  constructor(private readonly record: LettersRecord) {}

  @Get()
  async list(
    @SignedIn() person: SignedInPerson,
    @Query('state') state?: unknown,
    @Query('about') about?: unknown,
    @Query('after') after?: unknown,
    @Query('before') before?: unknown,
  ): Promise<Page> {
    const asked: LettersAsked = { state: stateIn(textOf(state)), about: aboutIn(textOf(about)) };
    const place = placeOf(textOf(after), textOf(before), isId);
    const [found, waiting] = await Promise.all([
      this.record.list(person.id, asked, place),
      this.record.waiting(person.id),
    ]);
    const { rows, ...shown } = found;
    return page('correspondence/record/views/letters.njk', {
      ...lettersPageOf(asked, rows, waiting),
      shown,
      mayWord: holds(person, 'coordinator'),
    });
  }

  @Get(':letterId')
  async show(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const letter = await this.record.byId(letterId, person.id);
    if (!letter) throw new NotFoundException();
    return page('correspondence/record/views/letter.njk', {
      ...letterPageOf(letter, await this.record.eventsOf(letterId)),
      letter,
      kindName: nameOfKind(letter.kind),
      paragraphs: paragraphsOf(letter.text),
      acts: holds(person, 'coordinator') ? actsOn(letter) : [],
    });
  }

  /** As a mail program shows it: no script runs, nothing is fetched, and it is not of our site. */
  @Get(':letterId/html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', SHOWN_AS_MAIL)
  async html(
    @Param('letterId', ParseUUIDPipe) letterId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<string> {
    const letter = await this.record.byId(letterId, person.id);
    if (!letter) throw new NotFoundException();
    return letter.html;
  }
}

function stateIn(asked: string): LettersAsked['state'] {
  return asked === 'to-settle' ? asked : MESSAGE_STATES.find((state) => state === asked);
}

function aboutIn(asked: string): { kind: AboutKind; id: string } | undefined {
  const [word = '', id = ''] = asked.split('/');
  const kind = ABOUT.find((one) => one === word);
  return kind !== undefined && isId(id) ? { kind, id } : undefined;
}
