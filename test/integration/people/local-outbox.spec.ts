import 'reflect-metadata';
import { request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../../src/app.module.js';
import { SecondFactors } from '../../../src/people/second-factor/second-factors.service.js';
import { Settings } from '../../../src/platform/config/settings.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { dress } from '../../../src/platform/web/dress.js';
import { freshDatabase, type FreshDatabase } from '../../support/fresh-database.js';
import { openHouse } from '../../support/house.js';
import { readable, Visitor } from '../../support/visitor.js';

let database: FreshDatabase;
let app: NestExpressApplication;
let port: number;
let visitor: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  const settings = new Settings(
    0,
    'http://localhost',
    '/nowhere',
    database.url,
    undefined,
    undefined, // no mail server: what a bare `npm start` has
    'a secret that only the tests know, long enough',
    'silent',
    'a key that only the tests know, long enough',
  );
  const built = await Test.createTestingModule({
    imports: [AppModule.for(settings, database.url, false)],
  }).compile();
  app = built.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  dress(app);
  await app.listen(0, '127.0.0.1');
  port = (app.getHttpServer().address() as AddressInfo).port;
  visitor = new Visitor(`http://127.0.0.1:${port}`);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

it('has each message, and its links lead in', async () => {
  await visitor.submit('/sign-in', { email: 'newcomer@example.org' });

  const list = await visitor.get('/outbox');
  expect(readable(list.text)).toContain('1 message, the newest first');
  const [path = ''] = /\/outbox\/[0-9a-f-]{36}/.exec(list.text) ?? [];
  const message = await visitor.get(path);
  const [link = ''] = /\/sign-in\/link\/[\w-]+/.exec(message.text) ?? [];

  expect((await visitor.submit(link)).location).toBe('/sign-in/name');
});

it('shows the HTML of a message where nothing in it can run or fetch', async () => {
  const [path = ''] = /\/outbox\/[0-9a-f-]{36}/.exec((await visitor.get('/outbox')).text) ?? [];

  const { headers, text } = await visitor.get(`${path}/html`);

  expect(headers.get('content-security-policy')).toMatch(/^sandbox [^;]*; default-src 'none';/);
  expect(text).toContain('<title>Sign in to');
});

it('shows the codes of those who have set up an app', async () => {
  const transactions = app.get(Transactions);
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  await transactions.run(async (tx) => {
    const [ada] = await tx.query<{ id: string }[]>(
      `INSERT INTO person (name, email, created_at)
       VALUES ('Ada Lane', 'ada@example.org', now()) RETURNING id`,
    );
    await app.get(SecondFactors).enrolWithoutApp(tx, ada?.id ?? '', secret);
  });

  expect(readable((await visitor.get('/authenticator-codes')).text)).toMatch(
    /Ada Lane ada@example\.org \d{6}/,
  );
});

it.each(['/outbox', '/authenticator-codes'])('%s is not there for others', async (path) => {
  expect(await statusOf(path, {})).toBe(200);
  expect(await statusOf(path, { host: `localhost:${port}` })).toBe(200);
  expect(await statusOf(path, { host: 'rebound.example' })).toBe(404);
  expect(await statusOf(path, { 'x-forwarded-for': '203.0.113.9' })).toBe(404);
});

it.each(['/outbox', '/authenticator-codes'])(
  '%s is not there beside a mail server',
  async (path) => {
    const house = await openHouse();
    try {
      expect((await house.visitor().get(path)).status).toBe(404);
    } finally {
      await house.close();
    }
  },
);

/** fetch would not send another host's name. */
function statusOf(path: string, headers: IncomingHttpHeaders): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
