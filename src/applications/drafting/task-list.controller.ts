import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { shownSections } from '../../forms/printing/shown-answers.rules.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  SignedIn,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { Drafts } from './drafts.queries.js';
import { taskListOf } from './task-list.page.js';

/** A draft's task list; once it is submitted, what it says and what comes next. */
@Controller('applications/:id')
@Allow('contact')
export class TaskListController {
  constructor(
    private readonly drafts: Drafts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const draft = await this.drafts.byIdOf(subjectsOf(person, 'contact'), id);
    if (!draft) throw new NotFoundException();
    if (draft.status === 'draft') {
      return page('applications/drafting/views/task-list.njk', taskListOf(draft, this.clock.now()));
    }
    return page('applications/drafting/views/submitted.njk', {
      draft,
      paper: { sections: shownSections(draft.round.form, draft.answers) },
    });
  }
}
