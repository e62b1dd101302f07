import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';
import type { Clock } from '../../kernel/clock.js';

declare module 'express-serve-static-core' {
  interface Request {
    reachedAt?: Date;
  }
}

/** Notes when a request reached the house, before a slow phone has sent the rest of it. */
export function noteArrival(clock: Clock): RequestHandler {
  return (req, _res, next) => {
    req.reachedAt ??= clock.now();
    next();
  };
}

/** Injects the instant at which the request reached the house: deadlines are judged by it. */
export const ReachedAt = createParamDecorator((_: unknown, context: ExecutionContext): Date => {
  const { reachedAt } = context.switchToHttp().getRequest<Request>();
  if (!reachedAt) throw new Error('Nothing noted when this request arrived');
  return reachedAt;
});
