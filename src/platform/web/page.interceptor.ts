import { Readable } from 'node:stream';
import {
  Injectable,
  StreamableFile,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { Settings } from '../config/settings.js';
import { Download, Page, SeeOther } from './page.js';
import { shellOf } from './shell.js';
import { Views } from './views.service.js';

/** Turns what controllers answer, a Page, a SeeOther or a Download, into HTML, a redirect or a file. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly views: Views,
    private readonly settings: Settings,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const req = context.switchToHttp().getRequest<Request>();
    const res = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (answer instanceof Page) return this.show(req, res, answer);
        if (answer instanceof SeeOther) return redirect(req, res, answer);
        if (answer instanceof Download) return attached(res, answer);
        return answer;
      }),
    );
  }

  private show(req: Request, res: Response, { template, model }: Page): string {
    if (req.refusedForm) res.status(422);
    res.type('html');
    const shell = shellOf(req, res, this.settings.hasLocalOutbox);
    return this.views.render(template, { ...model, shell });
  }
}

/** The session is stored before the browser is sent on, or the next page could miss the sentence. */
async function redirect(req: Request, res: Response, { url, message }: SeeOther): Promise<string> {
  if (message !== undefined) req.session.flash = message;
  await new Promise<void>((resolve, reject) => {
    req.session.save((problem: unknown) => {
      if (problem === undefined || problem === null) resolve();
      else reject(problem instanceof Error ? problem : new Error('The session was not stored'));
    });
  });
  res.status(303).location(url);
  return '';
}

/** Nothing keeps a copy on the way, and nothing in the file may run, whatever a browser takes it for. */
function attached(res: Response, { fileName, type, body }: Download): StreamableFile {
  res.attachment(fileName).type(type);
  res.set('Cache-Control', 'private, no-store').set('X-Content-Type-Options', 'nosniff');
  res.set('Content-Security-Policy', "default-src 'none'; sandbox");
  return body instanceof Readable
    ? new StreamableFile(body)
    : new StreamableFile(Buffer.from(body));
}
