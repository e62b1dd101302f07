import { InjectQueue } from '@nestjs/bullmq';
import { Controller, Get } from '@nestjs/common';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  TypeOrmHealthIndicator,
  type HealthCheckResult,
} from '@nestjs/terminus';
import type { Queue } from 'bullmq';
import { Allow } from '../access/allow.decorator.js';
import { answered } from '../queues/answered.js';
import { EVENTS } from '../queues/queues.jobs.js';

/** For whoever watches over the machine. Live: the program answers. Ready: its database and queue do too. */
@Controller('health')
@Allow('anyone')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly indicators: HealthIndicatorService,
    @InjectQueue(EVENTS) private readonly events: Queue,
  ) {}

  @Get('live')
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** 503 with the part that does not answer. */
  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.database.pingCheck('database', { timeout: 2000 }),
      async () => {
        const queue = this.indicators.check('queue');
        return (await this.queueAnswers()) ? queue.up() : queue.down();
      },
    ]);
  }

  private async queueAnswers(): Promise<boolean> {
    return (await answered(this.events.getWaitingCount())) !== undefined;
  }
}
