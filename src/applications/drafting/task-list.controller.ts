import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { shownSections } from '../../forms/printing/shown-answers.rules.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { DraftHands } from '../on-behalf/draft-hands.queries.js';
import { Around } from '../overview/around.queries.js';
import { FormDrafts } from '../form-change/form-drafts.queries.js';
import { Drafts } from './drafts.queries.js';
import { taskListOf } from './task-list.page.js';

/** A draft's task list; once it is submitted, what it says and what comes next. */
@Controller('applications/:id')
@Allow('contact', 'coordinator')
export class TaskListController {
  constructor(
    private readonly drafts: Drafts,
    private readonly hands: DraftHands,
    private readonly around: Around,
    private readonly formDrafts: FormDrafts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const draft = await this.drafts.byIdOf(await this.hands.readers(person, id), id);
    if (!draft) throw new NotFoundException();
    const around = await this.around.of(id);
    if (draft.status === 'draft') {
      return page('applications/drafting/views/task-list.njk', {
        ...taskListOf(draft, this.clock.now()),
        around,
        isOwn: holds(person, 'contact', draft.organisationId),
        formChanged: await this.formDrafts.lastChangeOf(id),
      });
    }
    return page('applications/drafting/views/submitted.njk', {
      draft,
      around,
      paper: {
        sections: shownSections(draft.round.form, draft.answers, draft.fileNames, draft.places),
      },
    });
  }
}
