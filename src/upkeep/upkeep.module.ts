import { Module } from '@nestjs/common';
import { FailureAlarm } from './alarm/failure-alarm.service.js';
import { QueueWatch } from './queues/queue-watch.queries.js';
import { QueuesController } from './queues/queues.controller.js';
import { FailedJobsController } from './verdict/failed-jobs.controller.js';
import { GivenVerdicts } from './verdict/verdicts.queries.js';
import { Verdicts } from './verdict/verdicts.service.js';

/** What an administrator looks after: the queues, and the jobs in them that failed. */
@Module({
  controllers: [QueuesController, FailedJobsController],
  providers: [QueueWatch, GivenVerdicts, Verdicts, FailureAlarm],
  exports: [QueueWatch, Verdicts, FailureAlarm],
})
export class UpkeepModule {}
