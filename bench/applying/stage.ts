import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Starting } from '../../src/applications/starting/starting.service.js';
import { CommandsModule } from '../../src/commands/commands.module.js';
import { fillEmptyDatabase } from '../../src/demonstration/fill.js';
import { eligibleAnswers } from '../../src/demonstration/rounds-in-public.js';
import { SystemClock } from '../../src/kernel/clock.js';
import type { Settings } from '../../src/platform/config/settings.js';
import { anOrganisation, whole } from '../../test/integration/applications/written-application.js';
import { Visitor } from '../../test/support/visitor.js';
import type { Applying } from './applicant.js';

const AT_ONCE = 8;

/**
 * The demonstration, and beside its people so many applicants more: each a person of an organisation
 * of their own, signed in, with a draft just begun in a round that is open to all.
 */
export async function setTheStage(
  settings: Settings,
  databaseUrl: string,
  count: number,
): Promise<readonly Applying[]> {
  await fillEmptyDatabase(settings, databaseUrl);
  const house = await NestFactory.createApplicationContext(
    CommandsModule.for(settings, databaseUrl),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  try {
    const services = {
      get: <T>(service: abstract new (...args: never[]) => T): T => house.get(service),
    };
    const db = house.get(DataSource);
    const [round] = await db.query<{ id: string; slug: string }[]>(
      `SELECT id, slug FROM round
        WHERE opens_at <= now() AND closes_at > now() AND NOT is_by_invitation
        ORDER BY closes_at LIMIT 1`,
    );
    if (!round) throw new Error('The demonstration has no open round');
    const eligibility = await eligibleAnswers(services, round.id);
    const applicants: Applying[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let index = next++; index < count; index = next++) {
          applicants.push(await applicant(db, index, round.slug));
        }
      }),
    );
    return applicants;

    async function applicant(
      database: DataSource,
      index: number,
      roundSlug: string,
    ): Promise<Applying> {
      const [person] = await database.query<{ id: string }[]>(
        `INSERT INTO person (name, email, created_at) VALUES ($1, $2, now()) RETURNING id`,
        [`Applicant ${index + 1}`, `applicant-${index + 1}@example.org`],
      );
      const by = person?.id ?? '';
      const organisationId = await anOrganisation(services, `Neighbours ${index + 1}`, by);
      const applicationId = await house
        .get(Starting)
        .start({ organisationId, roundSlug, by, reachedAt: new Date(), eligibility });
      const { sessionSecret } = settings;
      const clock = new SystemClock();
      const visitor = await Visitor.signedIn(
        'http://localhost',
        database,
        by,
        sessionSecret,
        clock,
      );
      const title = { ...whole[1], title: `What neighbours ${index + 1} will do together` };
      return {
        applicationId,
        organisationId,
        cookie: visitor.cookie,
        sections: { ...whole, 1: title },
      };
    }
  } finally {
    await house.close();
  }
}
