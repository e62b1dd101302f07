import { Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AssignmentDesk } from '../assignment/assignment-desk.queries.js';
import { ScoringTasks } from '../assignment/scoring-tasks.queries.js';
import { AskingForReminders } from './asking-for-reminders.service.js';
import { progressPageOf } from './progress.page.js';

/** Who still owes scores in a round, for who runs the panel; and the button that reminds them now. */
@Controller('rounds/:slug/progress')
@Allow('coordinator', 'panel-member')
export class ProgressController {
  constructor(
    private readonly desk: AssignmentDesk,
    private readonly tasks: ScoringTasks,
    private readonly asking: AskingForReminders,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const desk = await this.desk.round(person, slug);
    const asked = await this.tasks.ofRound(desk.round.id);
    return page('panels/progress/views/progress.njk', {
      round: desk.round,
      ...progressPageOf(desk, asked, this.clock.today()),
    });
  }

  @Post()
  async remind(@Param('slug') slug: string, @SignedIn() person: SignedInPerson): Promise<SeeOther> {
    const { round } = await this.desk.round(person, slug);
    await this.asking.ask(round.id, person.id);
    return seeOther(
      `/rounds/${slug}/progress`,
      'Those who owe scores are written to now. Who was reminded today already is not, until tomorrow.',
    );
  }
}
