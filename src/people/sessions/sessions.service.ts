import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { HeldForms } from '../held-forms/held-forms.service.js';
import { deviceOf } from './device.rules.js';
import { forgetLastPerson, rememberLastPerson } from './last-person.js';
import { renewSession } from './renew-session.js';

declare module 'express-session' {
  interface SessionData {
    /** What the browser calls itself, in short. */
    device: string;
  }
}

/** Begins and ends what a browser's cookie stands for. */
@Injectable()
export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly heldForms: HeldForms,
  ) {}

  /** Signs the person in, under a new session id. */
  async begin(req: Request, personId: string): Promise<void> {
    await renewSession(req);
    req.session.personId = personId;
    req.session.hasSecondFactor = false;
    req.session.signedInAt = this.clock.now().toISOString();
    req.session.device = deviceOf(req.headers['user-agent']);
    const { sessionSecret: secret, isSecure } = this.settings;
    rememberLastPerson(req, { secret, personId, isSecure });
    await this.heldForms.leaveOnlyTo(req, personId);
  }

  /** What the session may do grows, so its id changes; the twelve hours go on from the sign-in. */
  async addSecondFactor(req: Request): Promise<void> {
    const { personId, signedInAt, device } = req.session;
    await renewSession(req);
    Object.assign(req.session, { personId, signedInAt, device, hasSecondFactor: true });
  }

  /** Signs this browser out. */
  async finish(req: Request): Promise<void> {
    await renewSession(req);
    delete req.session.wantedUrl;
    await this.heldForms.throwAway(req);
    forgetLastPerson(req, this.settings.isSecure);
  }

  /** Ends one of the person's sessions, wherever it is. Another person's handle ends nothing. */
  async end(personId: string, handle: string): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM session
        WHERE sess ->> 'personId' = $1 AND encode(sha256(sid::bytea), 'hex') = $2`,
      [personId, handle],
    );
  }

  /** Ends all of the person's sessions but this one. */
  async endOthers(personId: string, sid: string): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM session WHERE sess ->> 'personId' = $1 AND sid <> $2`,
      [personId, sid],
    );
  }
}
