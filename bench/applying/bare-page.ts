import 'reflect-metadata';
import { Controller, Get, Header, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Drafts } from '../../src/applications/drafting/drafts.queries.js';
import { sectionPageOf } from '../../src/applications/drafting/section.page.js';
import { CommandsModule } from '../../src/commands/commands.module.js';
import { signInEndOf } from '../../src/platform/access/sign-in-length.rules.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { Views } from '../../src/platform/web/views.service.js';

const [applicationId = '', organisationId = ''] = process.argv.slice(2);
const model = await modelOnce();

/** The section's page of one draft, read once: no session, no database, nobody asked who they are. */
@Controller()
class BarePageController {
  constructor(private readonly views: Views) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  show(): string {
    return this.views.render('applications/drafting/views/section.njk', model);
  }
}

@Module({ controllers: [BarePageController], providers: [Views] })
class BarePageModule {}

const app = await NestFactory.create<NestExpressApplication>(BarePageModule, { logger: false });
await app.listen(Number(process.env['PORT']), '127.0.0.1');
console.log('ready');

async function modelOnce(): Promise<object> {
  const settings = readSettings(process.env);
  const house = await NestFactory.createApplicationContext(
    CommandsModule.for(settings, settings.databaseUrl ?? ''),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  try {
    const draft = await house.get(Drafts).byIdOf([organisationId], applicationId);
    const now = new Date();
    const shell = {
      person: { id: 'nobody', name: 'Applicant 1', email: '', roles: [], owesSecondFactor: false },
      signInEnd: {
        ...signInEndOf(now.toISOString(), now),
        idleSeconds: 3600,
        longestSeconds: 43_200,
      },
      path: `/applications/${applicationId}/sections/1`,
      nonce: 'n',
      refusals: [],
      typed: {},
      hasLocalOutbox: false,
      csrfToken: () => 'f'.repeat(256),
    };
    return { ...(draft && sectionPageOf(draft, 1, 'nobody')), shell };
  } finally {
    await house.close();
  }
}
