import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Application, Request, Response } from 'express';
import { Refused } from '../../kernel/refusal.js';

/**
 * A refused act shows its form again: 422, every reason in the summary on top, what was typed still
 * there. The form of an act is the GET at the address the act is POSTed to, so the request is sent
 * once more through the house as that GET, carrying the refusals.
 */
@Catch(Refused)
export class RefusedFilter implements ExceptionFilter<Refused> {
  catch({ refusals }: Refused, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<Response>();
    const { _csrf, ...typed } = (req.body ?? {}) as Record<string, unknown>;
    req.refusedForm = { refusals, typed };
    req.method = 'GET';
    req.url = req.originalUrl;
    (req.app as Application)(req, res);
  }
}
