import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  writesFor,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Clock } from '../../kernel/clock.js';
import { AroundReturn } from '../around-return.queries.js';
import { ReturnDrafts } from '../drafting/return-drafts.queries.js';
import { returnTaskList } from '../drafting/return-task-list.page.js';
import { refusalsToWrite } from '../drafting/writing.rules.js';
import { ReadableReturns } from '../readable-returns.queries.js';
import { standingOf } from '../return-standing.page.js';
import { ReturnAnswers } from './return-answers.queries.js';

/** A return: what is left to write, for its own people; what was sent, for everybody who may read it. */
@Controller('returns/:returnId')
export class ReturnController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly drafts: ReturnDrafts,
    private readonly answers: ReturnAnswers,
    private readonly around: AroundReturn,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('contact', 'panel-member', 'coordinator', 'trustee-administrator', 'observer')
  async show(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const found = await this.returns.readableBy(person, returnId);
    if (!found) throw new NotFoundException();
    const { asked, reader } = found;
    const shown = {
      ...found,
      standing: standingOf(asked, this.clock.today()),
      maySend: writesFor(person, asked.organisationId),
      ...(await this.around.of(person, found)),
    };
    const isOpen = asked.status === 'due' || asked.status === 'queried';
    if (reader === 'own' && isOpen) {
      const draft = await this.drafts.byId(returnId);
      return page('monitoring/drafting/views/task-list.njk', {
        ...shown,
        ...returnTaskList(draft),
        closed: refusalsToWrite(draft)[0]?.message,
      });
    }
    const mayTakeBack = shown.maySend || (reader === 'staff' && holds(person, 'coordinator'));
    const sent = await this.answers.of(returnId, reader);
    return page('monitoring/reading/views/return.njk', { ...shown, sent, mayTakeBack });
  }
}
