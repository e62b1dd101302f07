import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Clock } from '../../kernel/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { shellOf } from '../../platform/web/shell.js';
import { Views } from '../../platform/web/views.service.js';
import { lastPersonOf, markOf } from '../sessions/last-person.js';
import { keepForm, typedIn } from './kept-form.js';
import { NeedsSecondFactor, NeedsSignIn } from './sign-in-needed.js';
import { localPath, withoutToken } from './wanted-url.rules.js';

/** Shows the way in, remembering where the person was going; a form that was sent keeps what was typed. */
@Catch(NeedsSignIn, NeedsSecondFactor)
export class SignInNeededFilter implements ExceptionFilter<NeedsSignIn | NeedsSecondFactor> {
  constructor(
    private readonly views: Views,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  catch(problem: NeedsSignIn | NeedsSecondFactor, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<Response>();
    const wayIn = problem instanceof NeedsSignIn ? '/sign-in' : '/second-factor';
    req.session.wantedUrl = localPath(withoutToken(req.originalUrl)) ?? '/';
    if (req.method === 'POST') {
      this.showWhatWasTyped(req, res, wayIn);
      return;
    }
    req.session.save(() => {
      res.redirect(303, wayIn);
    });
  }

  private showWhatWasTyped(req: Request, res: Response, wayIn: string): void {
    const mark = req.person
      ? markOf(this.settings.sessionSecret, req.person.id)
      : lastPersonOf(req);
    const model = {
      isKept: keepForm(req, mark, this.clock.now()),
      typed: Object.values(typedIn(req))
        .flat()
        .filter((text) => typeof text === 'string' && text.trim() !== ''),
      wayIn,
      shell: shellOf(req, res, this.settings.hasLocalOutbox),
    };
    res
      .status(401)
      .setHeader('WWW-Authenticate', 'EmailedLink')
      .type('html')
      .send(this.views.render('people/access/views/sign-in-again.njk', model));
  }
}
