import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { Settings } from '../config/settings.js';
import { isDatabaseAway } from '../database/database-away.js';
import { shellOf } from './shell.js';
import { Views } from './views.service.js';

/** The pages there are for what can go wrong. Everything else is a 500. */
const PAGES: Readonly<Record<number, string>> = {
  403: 'platform/web/views/403.njk',
  404: 'platform/web/views/404.njk',
  413: 'platform/web/views/413.njk',
  429: 'platform/web/views/429.njk',
  503: 'platform/web/views/503.njk',
};

/** After so many seconds whoever waits may ask again. */
const SOON = '10';

/** Shows a page for what went wrong; a 500 carries a reference that is also in the logs. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(
    private readonly views: Views,
    private readonly settings: Settings,
  ) {}

  catch(problem: unknown, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<Response>();
    const status = statusOf(problem);
    const reference = String((req as { id?: unknown }).id);
    if (status >= 500) this.log.error({ problem, reference }, 'A page could not be shown');
    if (res.headersSent) {
      res.end();
      return;
    }
    if (status === 503) res.setHeader('Retry-After', SOON);
    const template = PAGES[status] ?? (status < 500 ? PAGES[404] : undefined);
    const shell = shellOf(req, res, this.settings.hasLocalOutbox);
    res
      .status(status)
      .type('html')
      .send(
        this.views.render(template ?? 'platform/web/views/500.njk', {
          shell,
          reference,
          isStaleForm: isStaleForm(problem),
          wasSent: req.method === 'POST',
        }),
      );
  }
}

function statusOf(problem: unknown): number {
  if (problem instanceof HttpException) return problem.getStatus();
  if (isDatabaseAway(problem)) return 503;
  const { status } = (problem ?? {}) as { status?: unknown }; // body-parser, csrf-sync, multer
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

/** A form without a token that we know: the commonest is a file sent after the sign-in had ended. */
function isStaleForm(problem: unknown): boolean {
  return (problem as { code?: unknown } | null)?.code === 'EBADCSRFTOKEN';
}
