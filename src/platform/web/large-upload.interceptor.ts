import {
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, switchMap, type Observable } from 'rxjs';
import { fileReader } from './uploads.js';

/**
 * For a route that takes a file larger than most: it is read once the person is known to be admitted.
 * The route's address has to be left to it by `leaveFileToRoute`.
 * @param largestMb a larger one is refused at its field
 */
export function LargeUpload(largestMb: number): MethodDecorator {
  return UseInterceptors(new LargeUploadInterceptor(largestMb));
}

class LargeUploadInterceptor implements NestInterceptor {
  private readonly read: ReturnType<typeof fileReader>;

  constructor(largestMb: number) {
    this.read = fileReader(largestMb);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const req = context.switchToHttp().getRequest<Request>();
    const res = context.switchToHttp().getResponse<Response>();
    if (req.is('multipart/form-data') === false) return next.handle();
    const whenRead = new Promise<void>((resolve, reject) => {
      this.read(req, res, (problem) => {
        if (problem === undefined) resolve();
        else reject(problem instanceof Error ? problem : new Error('The file was not read'));
      });
    });
    return from(whenRead).pipe(switchMap(() => next.handle()));
  }
}
