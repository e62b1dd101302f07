import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { Sealing } from '../../platform/secrets/sealing.service.js';
import { withoutToken } from '../access/wanted-url.rules.js';
import { lastPersonOf, markOf } from '../sessions/last-person.js';
import { browserOf, forgetBrowser, HELD_MS, markBrowser } from './held-cookie.js';
import { HeldForm } from './held-form.entity.js';

/** Characters: a section full of the longest answers, twice over. */
const LARGEST_HELD = 1_000_000;
/** Forms of one browser: as many tabs as somebody may have been writing in. */
const MOST_HELD = 10;

type Typed = Readonly<Record<string, unknown>>;

/**
 * Holds what was typed through a sign-in: sealed, for a day, for the browser that sent it and the person
 * who was signed in there last. Whoever else signs in there ends it.
 */
@Injectable()
export class HeldForms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: Sealing,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @returns false when it is too long, or when it can't be said whose it is. */
  async hold(req: Request): Promise<boolean> {
    const { sessionSecret, isSecure } = this.settings;
    const mark = req.person
      ? markOf(sessionSecret, req.person.id)
      : lastPersonOf(req, sessionSecret);
    const typed = JSON.stringify(typedIn(req));
    if (mark === undefined || typed === '{}' || typed.length > LARGEST_HELD) return false;
    await this.endOld();
    const browser = browserOf(req) ?? markBrowser(req, isSecure);
    const address = addressOf(req);
    const count = await this.dataSource.manager.countBy(HeldForm, { browser });
    if (count >= MOST_HELD) return false;
    const heldAt = this.clock.now();
    await this.dataSource.manager.upsert(
      HeldForm,
      {
        browser,
        address,
        mark,
        sealed: this.sealing.seal(Buffer.from(typed), about(browser, address)),
        heldAt,
        expiresAt: new Date(heldAt.getTime() + HELD_MS),
      },
      ['browser', 'address'],
    );
    return true;
  }

  /** What this person had typed into the form at this address, while it is held. */
  async heldFor(req: Request, personId: string): Promise<Typed | undefined> {
    const browser = browserOf(req);
    if (browser === undefined) return undefined;
    const address = addressOf(req);
    const held = await this.dataSource.manager.findOneBy(HeldForm, {
      browser,
      address,
      mark: markOf(this.settings.sessionSecret, personId),
    });
    if (!held || held.expiresAt <= this.clock.now()) return undefined;
    const opened = this.sealing.open(held.sealed, about(browser, address));
    return JSON.parse(opened.toString()) as Typed;
  }

  /** The form has been sent by somebody signed in: there is nothing to hold any more. */
  async settle(req: Request): Promise<void> {
    const browser = browserOf(req);
    if (browser === undefined) return;
    await this.dataSource.manager.delete(HeldForm, { browser, address: addressOf(req) });
  }

  /** Somebody signs in: what another had typed at this computer is thrown away. */
  async leaveOnlyTo(req: Request, personId: string): Promise<void> {
    await this.endOld();
    const browser = browserOf(req);
    if (browser === undefined) return;
    await this.dataSource.query('DELETE FROM held_form WHERE browser = $1 AND mark <> $2', [
      browser,
      markOf(this.settings.sessionSecret, personId),
    ]);
  }

  /** Somebody signs out, and leaves nothing behind. */
  async throwAway(req: Request): Promise<void> {
    const browser = browserOf(req);
    if (browser === undefined) return;
    await this.dataSource.manager.delete(HeldForm, { browser });
    forgetBrowser(req, this.settings.isSecure);
  }

  private async endOld(): Promise<void> {
    await this.dataSource.query('DELETE FROM held_form WHERE expires_at <= $1', [this.clock.now()]);
  }
}

/** What was typed into the form that was sent, without the form's own token. */
export function typedIn(req: Request): Typed {
  const { _csrf, ...typed } = (req.body ?? {}) as Record<string, unknown>;
  return typed;
}

function addressOf(req: Request): string {
  return withoutToken(req.originalUrl);
}

function about(browser: string, address: string): string {
  return `held_form/${browser}${address}`;
}
