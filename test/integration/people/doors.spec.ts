import { Controller, Get, type INestApplication } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { NextFunction, Request, Response } from 'express';
import request from 'supertest';
import type { App } from 'supertest/types.js';
import { Clock } from '../../../src/kernel/clock.js';
import { AccessGuard } from '../../../src/people/access/access.guard.js';
import { People } from '../../../src/people/people.queries.js';
import { Allow } from '../../../src/platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../src/platform/access/signed-in.decorator.js';
import { openHouse, type House } from '../../support/house.js';
import { SetClock } from '../../support/set-clock.js';

@Controller()
class Doors {
  @Get('forgotten')
  forgotten(): string {
    return 'somebody forgot its rule';
  }

  @Get('roles')
  @Allow('contact', 'coordinator')
  roles(@SignedIn() person: SignedInPerson): readonly string[] {
    return person.roles.map(({ role }) => role);
  }
}

let house: House;
let app: INestApplication<App>;
let session: Partial<Request['session']>;

beforeAll(async () => {
  house = await openHouse();
  const built = await Test.createTestingModule({
    controllers: [Doors],
    providers: [
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: People, useValue: house.get(People) },
      { provide: Clock, useValue: new SetClock() },
    ],
  }).compile();
  app = built.createNestApplication({ logger: false });
  app.use((req: Request, _: Response, next: NextFunction) => {
    Object.assign(req, { session: { ...session } });
    next();
  });
  await app.init();
});
afterAll(async () => {
  await app.close();
  await house.close();
});

const signedIn = (personId: string, hasSecondFactor: boolean) => ({
  personId,
  hasSecondFactor,
  signedInAt: new Date().toISOString(),
});

it('without a rule is shut, to everybody', async () => {
  const id = await house.person('Ada', 'administrator', 'coordinator');
  for (const someone of [{}, signedIn(id, false), signedIn(id, true)]) {
    session = someone;
    expect((await request(app.getHttpServer()).get('/forgotten')).status).toBe(403);
  }
});

it('shows the roles that need a second factor only to a session that has shown it', async () => {
  const contact = { role: 'contact', subjectId: '00000000-0000-4000-8000-000000000001' } as const;
  const id = await house.person('Bea', contact, 'coordinator');

  session = signedIn(id, false);
  const before = await request(app.getHttpServer()).get('/roles');
  session = signedIn(id, true);
  const after = await request(app.getHttpServer()).get('/roles');

  expect(before.body).toEqual(['contact']);
  expect((after.body as string[]).toSorted()).toEqual(['contact', 'coordinator']);
});
