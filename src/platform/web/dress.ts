import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NotFoundException } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import connectPgSimple from 'connect-pg-simple';
import express, { type Response } from 'express';
import session from 'express-session';
import helmet from 'helmet';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { IDLE_MS } from '../access/sign-in-length.rules.js';
import { Settings } from '../config/settings.js';
import { refuseForgedForms } from './csrf.js';
import { limitForms } from './rate-limit.js';
import { noteArrival } from './reached-at.decorator.js';
import { uploadFolder } from './upload-folder.js';
import { readUploads } from './uploads.js';

const GOVUK = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));
const IDIOMORPH = createRequire(import.meta.url).resolve('idiomorph/dist/idiomorph.esm.js');
const ROOT = join(GOVUK, '../..'); // the same from src/ as from dist/src/

/** A long answer is refused at its field, with every word still there: so it has to get in first. */
const LARGEST_FORM = '16mb';

/** What another program may tell us at once. */
const LARGEST_TOLD = '256kb';

/** Everything between the network and the routes, in order. */
export function dress(app: NestExpressApplication): void {
  const settings = app.get(Settings);
  void uploadFolder().catch(() => undefined); // tidied at start; who uploads hears what is wrong with it
  app.set('trust proxy', settings.hasLocalOutbox ? false : 'loopback, linklocal, uniquelocal');
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(noteArrival(app.get(Clock)));
  app.use(headers(settings.isSecure));
  app.use('/assets', assets(join(ROOT, 'dist/public')));
  app.use('/assets', assets(join(ROOT, 'public')));
  app.use('/assets/govuk-frontend.min.js', assets(join(GOVUK, 'dist/govuk/govuk-frontend.min.js')));
  app.use('/assets/idiomorph.js', assets(IDIOMORPH));
  app.use('/hooks', express.json({ limit: LARGEST_TOLD }));
  app.use(sessions(app, settings));
  app.use(refuseNul);
  app.use(limitForms());
  app.use(express.urlencoded({ extended: false, limit: LARGEST_FORM, parameterLimit: 2000 }));
  app.use(readUploads);
  app.use(refuseForgedForms);
}

/** No text in the database holds a NUL byte, and PostgreSQL takes none: such an address names nothing. */
const refuseNul: express.RequestHandler = (req, _res, next) => {
  next(req.path.includes('%00') ? new NotFoundException() : undefined);
};

/** Kept by the browser, and asked after each time: a new version's page never meets the old one's styles. */
function assets(path: string): express.RequestHandler {
  return express.static(path, {
    index: false,
    setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache'),
  });
}

/** A strict policy: our own files, and inline only the one line of the template, by nonce. */
function headers(isSecure: boolean): express.RequestHandler {
  const nonceOf = (_: unknown, res: unknown): string =>
    `'nonce-${String((res as Response).locals['nonce'])}'`;
  const policy = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonceOf],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: isSecure ? [] : null,
      },
    },
    strictTransportSecurity: isSecure,
  });
  return (req, res, next) => {
    res.locals['nonce'] = randomBytes(16).toString('base64');
    res.setHeader('Cache-Control', 'no-store'); // pages carry people's names; a shared phone keeps none of them
    policy(req, res, next);
  };
}

function sessions(app: NestExpressApplication, settings: Settings): express.RequestHandler {
  const Store = connectPgSimple(session);
  const { master: pool } = app.get(DataSource).driver as unknown as { master: Pool };
  const store = new Store({ pool, tableName: 'session', pruneSessionInterval: 15 * 60 });
  app.getHttpServer().once('close', () => {
    store.close(); // else it sweeps on when the pool has ended
  });
  return session({
    store,
    name: 'almoner',
    secret: settings.sessionSecret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: settings.isSecure, maxAge: IDLE_MS },
  });
}
