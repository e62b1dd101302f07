import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { Clock } from '../../src/kernel/clock.js';
import type { HeldRole } from '../../src/kernel/role.js';
import { PLAIN_MAIL, type MailSettings } from '../../src/platform/config/mail-settings.js';
import { Settings, type RegisterSettings } from '../../src/platform/config/settings.js';
import { dress } from '../../src/platform/web/dress.js';
import { freshDatabase } from './fresh-database.js';
import { openLetterbox, type Letterbox } from './letterbox.js';
import { secondConnections } from './one-connection.js';
import { ownRedis } from './own-redis.js';
import { SetClock } from './set-clock.js';
import { Visitor } from './visitor.js';

const SECRET = 'a secret that only the tests know, long enough';

/** The whole of Almoner, on a database of its own, with real queues and a real mail server. */
export interface House {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly db: DataSource;
  readonly clock: SetClock;
  /** The messages that really arrived, over SMTP. */
  readonly letterbox: Letterbox;
  /** One of the house's services, by its class. */
  get<T>(service: abstract new (...args: never[]) => T): T;
  /** A person with these roles, made if there is none with that name. Answers with their id. */
  person(name: string, ...roles: readonly (HeldRole | HeldRole['role'])[]): Promise<string>;
  /** A browser in which that person has signed in, with their second factor. */
  as(personId: string): Promise<Visitor>;
  /** A browser in which nobody has signed in. */
  visitor(): Visitor;
  close(): Promise<void>;
}

export interface HouseOptions {
  /** The moment at which the house's clock starts; it goes on from there. */
  readonly startsAt?: string;
  /** Where files are checked for viruses; unset: they are not. */
  readonly clamdUrl?: string;
  /** Stand-ins for the public registers; else they are off. */
  readonly registers?: RegisterSettings;
  /** A mail server of the test's own, in the letterbox's place. */
  readonly smtpUrl?: string;
  readonly mail?: Partial<MailSettings>;
}

/** Opens the house. Close it in afterAll. */
export async function openHouse({
  startsAt,
  clamdUrl,
  registers,
  smtpUrl,
  mail,
}: HouseOptions = {}): Promise<House> {
  const database = await freshDatabase();
  const letterbox = await openLetterbox();
  const redis = await ownRedis();
  const clock = new SetClock(startsAt);
  const settings = new Settings(
    0,
    'http://localhost',
    '/nowhere',
    database.url,
    redis?.url,
    smtpUrl ?? letterbox.url,
    SECRET,
    process.env['TEST_LOG'] === undefined ? 'silent' : 'warn',
    'a key that only the tests know, long enough',
    clamdUrl,
    registers,
    '',
    '',
    { ...PLAIN_MAIL, ...mail },
  );
  const built = await Test.createTestingModule({
    imports: [AppModule.for(settings, database.url, true)],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = built.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    forceCloseConnections: true,
  });
  if (process.env['TEST_LOG'] === undefined) app.useLogger(false);
  dress(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const db = app.get(DataSource);
  const strays = secondConnections(db);

  return {
    url,
    app,
    db,
    clock,
    letterbox,
    get: (service) => app.get(service),
    person: (name, ...roles) => introduce(db, name, roles),
    as: (personId) => Visitor.signedIn(url, db, personId, SECRET, clock),
    visitor: () => new Visitor(url),
    close: async () => {
      await app.close();
      await letterbox.close();
      await redis?.forget();
      await database.drop();
      const places = strays();
      if (places.length > 0) {
        throw new Error(
          `In ${String(places.length)} places an act asked on a second connection:\n${places.join('\n\n')}`,
        );
      }
    },
  };
}

async function introduce(
  db: DataSource,
  name: string,
  roles: readonly (HeldRole | HeldRole['role'])[],
): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`;
  const [person] = await db.query<{ id: string }[]>(
    `INSERT INTO person (name, email, created_at) VALUES ($1, $2, now())
     ON CONFLICT (email) DO UPDATE SET name = excluded.name RETURNING id`,
    [name, email],
  );
  if (!person) throw new Error(`${name} was not made`);
  for (const role of roles) {
    const held = typeof role === 'string' ? { role, subjectId: null } : role;
    await db.query(
      `INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at) VALUES ($1, $2, $3, $4, now())
       ON CONFLICT DO NOTHING`,
      [
        person.id,
        held.role,
        held.subjectId,
        held.capacity ?? (held.role === 'contact' ? 'lead' : null),
      ],
    );
  }
  return person.id;
}
