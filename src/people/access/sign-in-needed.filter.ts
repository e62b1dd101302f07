import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Settings } from '../../platform/config/settings.js';
import { shellOf } from '../../platform/web/shell.js';
import { Views } from '../../platform/web/views.service.js';
import { HeldForms, typedIn } from '../held-forms/held-forms.service.js';
import { NeedsSecondFactor, NeedsSignIn } from './sign-in-needed.js';
import { localPath, withoutToken } from './wanted-url.rules.js';

/**
 * Shows the way in, remembering where the person was going; a form that was sent keeps what was typed.
 * A script is told in a word, and keeps what it has.
 */
@Catch(NeedsSignIn, NeedsSecondFactor)
export class SignInNeededFilter implements ExceptionFilter<NeedsSignIn | NeedsSecondFactor> {
  private readonly log = new Logger(SignInNeededFilter.name);

  constructor(
    private readonly views: Views,
    private readonly settings: Settings,
    private readonly heldForms: HeldForms,
  ) {}

  catch(problem: NeedsSignIn | NeedsSecondFactor, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<Response>();
    const wayIn = problem instanceof NeedsSignIn ? '/sign-in' : '/second-factor';
    if (req.accepts(['html', 'json']) === 'json') {
      res.status(401).json({ needs: wayIn });
      return;
    }
    req.session.wantedUrl = localPath(withoutToken(req.originalUrl)) ?? '/';
    if (req.method === 'POST') {
      void this.holdAndShow(req, res, wayIn);
      return;
    }
    req.session.save(() => {
      res.redirect(303, wayIn);
    });
  }

  /** Whatever becomes of holding it, the words are on the page. */
  private async holdAndShow(req: Request, res: Response, wayIn: string): Promise<void> {
    const isHeld = await this.heldForms.hold(req).catch((problem: unknown) => {
      this.log.error({ problem }, 'A form could not be held');
      return false;
    });
    const model = {
      isHeld,
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
