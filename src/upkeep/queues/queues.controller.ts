import { Controller, Get } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { GivenVerdicts } from '../verdict/verdicts.queries.js';
import { QueueWatch } from './queue-watch.queries.js';
import { queuesPage } from './queues.page.js';

const VERDICTS_SHOWN = 20;

@Controller('queues')
@Allow('administrator')
export class QueuesController {
  constructor(
    private readonly watch: QueueWatch,
    private readonly verdicts: GivenVerdicts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(): Promise<Page> {
    const [upkeep, verdicts] = await Promise.all([
      this.watch.all(),
      this.verdicts.latest(VERDICTS_SHOWN),
    ]);
    return page('upkeep/queues/views/queues.njk', queuesPage(upkeep, verdicts, this.clock.now()));
  }
}
