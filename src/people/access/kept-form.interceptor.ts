import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { Clock } from '../../kernel/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { markOf } from '../sessions/last-person.js';
import { keptFormFor } from './kept-form.js';

const NOT_SENT = {
  code: 'sign-in-had-ended',
  message:
    'Your sign-in had ended, so this was not sent. What you typed is here: check it and send it again',
};

/**
 * After signing in again the form is as the person left it, shown as any form that was not accepted.
 * Sending it settles the matter.
 */
@Injectable()
export class KeptFormInterceptor implements NestInterceptor {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const req = context.switchToHttp().getRequest<Request>();
    if (req.person && (req.session as Request['session'] | undefined)?.keptForm) {
      const mark = markOf(this.settings.sessionSecret, req.person.id);
      const kept = keptFormFor(req, mark, this.clock.now());
      if (kept && req.method === 'POST') delete req.session.keptForm;
      if (kept && req.method === 'GET') {
        req.refusedForm ??= { refusals: [NOT_SENT], typed: kept.typed };
      }
    }
    return next.handle();
  }
}
