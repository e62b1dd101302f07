import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request } from 'express';
import { from, mergeMap, switchMap, type Observable } from 'rxjs';
import { HeldForms } from './held-forms.service.js';

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
export class HeldFormInterceptor implements NestInterceptor {
  constructor(private readonly heldForms: HeldForms) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const req = context.switchToHttp().getRequest<Request>();
    if (!req.person) return next.handle();
    return req.method === 'POST'
      ? next.handle().pipe(mergeMap((answer) => this.settled(req, answer)))
      : from(this.bringBack(req, req.person.id)).pipe(switchMap(() => next.handle()));
  }

  private async settled(req: Request, answer: unknown): Promise<unknown> {
    await this.heldForms.settle(req);
    return answer;
  }

  private async bringBack(req: Request, personId: string): Promise<void> {
    if (req.refusedForm) return;
    const typed = await this.heldForms.heldFor(req, personId);
    if (typed) req.refusedForm = { refusals: [NOT_SENT], typed };
  }
}
