import { Body, Controller, Get, NotFoundException, Post, Query } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Reminders } from '../reminders.service.js';
import { ChaseList } from './chase-list.queries.js';
import { ChasingForm } from './chasing.form.js';
import { chasingPageOf } from './chasing.page.js';

/** Everything that is overdue, who was reminded when, and a button that reminds them now. */
@Controller('chasing')
@Allow('coordinator')
export class ChasingController {
  constructor(
    private readonly list: ChaseList,
    private readonly reminders: Reminders,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@SignedIn() person: SignedInPerson, @Query('page') asked?: string): Promise<Page> {
    return page('correspondence/reminders/chasing/views/chasing.njk', {
      ...chasingPageOf(await this.list.of(person.id), asked, this.clock.today()),
    });
  }

  @Post()
  async remind(
    @Body(new FormPipe(ChasingForm)) { kind, about }: ChasingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const chased = await this.list.one(person.id, kind, about);
    if (!chased) throw new NotFoundException();
    const letters = await this.reminders.remindNow(kind, about, person.id);
    return seeOther(
      '/chasing',
      letters > 0
        ? `A reminder goes to ${chased.owedBy} now: ${chased.what}.`
        : `Nobody was written to: ${chased.owedBy} has turned these reminders off. Speak to them.`,
    );
  }
}
