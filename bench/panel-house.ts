import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { createDataSource } from '../src/data-source.js';
import { BankAccountOpening } from '../src/funds/bank-account-opening/bank-account-opening.service.js';
import { FundOpening } from '../src/funds/opening/opening.service.js';
import { ReceiptRecording } from '../src/funds/receipt/receipt.service.js';
import { SystemClock } from '../src/kernel/clock.js';
import { Attending } from '../src/panels/meetings/attendance.service.js';
import { MeetingCalling } from '../src/panels/meetings/calling.service.js';
import { PanelOpening } from '../src/panels/membership/panel-opening.service.js';
import type { Office } from '../src/panels/membership/seat.entity.js';
import { Seating } from '../src/panels/membership/seating.service.js';
import { Settings } from '../src/platform/config/settings.js';
import { dress } from '../src/platform/web/dress.js';
import { RoundOpening } from '../src/rounds/opening/opening.service.js';
import { Visitor } from '../test/support/visitor.js';
import { equalPayments } from '../src/rounds/payment-plan/payment-plan.rules.js';

const SECRET = 'a secret that only the bench knows, long enough';
const SCORERS = 12;
const CRITERIA = 8;

/** A meeting of twelve members that has begun, on a round with so many bids that all of them have scored. */
export interface PanelHouse {
  readonly url: string;
  readonly db: DataSource;
  readonly slug: string;
  readonly meetingId: string;
  readonly coordinator: string;
  /** The chair first. */
  readonly members: readonly string[];
  as(personId: string): Promise<Visitor>;
  get<T>(service: abstract new (...args: never[]) => T): T;
  close(): Promise<void>;
}

export async function openPanelHouse(server: string, bids: number): Promise<PanelHouse> {
  const url = await migratedDatabase(server, `panel_${bids}`);
  const settings = new Settings(
    ...([0, 'http://localhost', '/nowhere', url, undefined, 'smtp://localhost:1'] as const),
    ...([SECRET, 'silent', 'a key that only the bench knows, long enough'] as const),
  );
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.for(settings, url, false),
    { bodyParser: false, forceCloseConnections: true, logger: false, abortOnError: false },
  );
  dress(app);
  await app.listen(0, '127.0.0.1');
  const db = app.get(DataSource);
  const made = await panelWith(app, db, bids);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  return {
    ...made,
    ...{ url: address, db },
    as: (personId) => Visitor.signedIn(address, db, personId, SECRET, new SystemClock()),
    get: (service) => app.get(service, { strict: false }),
    close: () => app.close(),
  };
}

async function migratedDatabase(server: string, name: string): Promise<string> {
  const maintenance = await createDataSource(server).initialize();
  await maintenance.query(`CREATE DATABASE ${name}`);
  await maintenance.destroy();
  const url = new URL(server);
  url.pathname = name;
  const database = await createDataSource(url.href).initialize();
  await database.runMigrations();
  await database.destroy();
  return url.href;
}

/** The panel, its money and its meeting by the house's own services; the bids and sheets by plain INSERTs. */
async function panelWith(app: NestExpressApplication, db: DataSource, bids: number) {
  const [{ id: coordinator } = { id: '' }] = await db.query<{ id: string }[]>(
    `INSERT INTO person (name, email, created_at) VALUES ('Cora Coordinator', 'cora@example.org', now()) RETURNING id`,
  );
  await db.query(
    `INSERT INTO person_role (person_id, role, granted_at)
       SELECT $1, unnest('{coordinator,trustee-administrator}'::text[]), now()`,
    [coordinator],
  );
  const panel = { name: 'Panel', parentBody: 'Group', quorumAgencies: 5 };
  const { id: panelId } = await app.get(PanelOpening, { strict: false }).open(panel, coordinator);
  const members: string[] = [];
  for (let number = 1; number <= SCORERS; number += 1) {
    const office: Office = (['chair', 'vice-chair'] as const)[number - 1] ?? 'member';
    const who = { name: `Member ${number}`, email: `member-${number}@example.org`, office };
    const agency = { name: `Agency ${number}`, sector: 'public' as const };
    members.push(
      await app.get(Seating, { strict: false }).seat({ panelId, agency, ...who }, coordinator),
    );
  }
  const slug = await app.get(RoundOpening, { strict: false }).open(
    {
      ...{
        title: 'Round',
        summary: 'Warm places',
        panelId,
        parts: equalPayments(1),
        returnMonths: [6],
      },
      ...{ opensAt: at(-1), closesAt: at(24), scoreBy: '2030-01-01' },
      ...{ smallestPence: 1_00n, largestPence: 10_000_00n },
      budgets: [
        { fundId: await fundWith(app, 'lottery', coordinator), budgetPence: 300_000_00n },
        { fundId: await fundWith(app, 'county', coordinator), budgetPence: 300_000_00n },
      ],
      criteria: Array.from({ length: CRITERIA }, (_, index) => ({
        ...{ name: `Criterion ${index + 1}`, question: 'Is it?', weight: index + 1 },
      })),
    },
    coordinator,
  );
  await db.query(BIDS, [bids, coordinator, JSON.stringify(BUDGET)]);
  await db.query(SHEETS, [members]);
  await db.query(`UPDATE round SET closes_at = now() - interval '1 minute'`);
  await db.query(`UPDATE fund SET excluded_costs = '{vehicles}' WHERE code = 'county'`);
  await db.query('VACUUM ANALYZE');
  const [round] = await db.query<{ id: string }[]>('SELECT id FROM round');
  const meetingId = await app
    .get(MeetingCalling, { strict: false })
    .call({ roundId: round?.id ?? '', startsAt: new Date(), place: 'Town Hall' }, coordinator);
  await app.get(Attending, { strict: false }).arrive(meetingId, members, coordinator);
  return { slug, meetingId, coordinator, members };
}

async function fundWith(app: NestExpressApplication, code: string, by: string): Promise<string> {
  const { id: fundId } = await app.get(FundOpening, { strict: false }).open(
    {
      ...{ name: `The ${code}`, code, funderName: code, restriction: 'Groups' },
      ...{ agreementReference: 'A', startsOn: '2026-01-01', spendBy: '2035-03-31' },
    },
    by,
  );
  const { id: bankAccountId } = await app.get(BankAccountOpening, { strict: false }).open(
    {
      ...{ name: `Account ${code}`, code: `account-${code}`, sortCode: '309089' },
      accountNumber: code === 'lottery' ? '30000001' : '30000002',
    },
    by,
  );
  await app.get(ReceiptRecording, { strict: false }).record({
    ...{ fundId, bankAccountId, kind: 'receipt', amountPence: 400_000_00n, reference: 'R' },
    ...{ receivedOn: new SystemClock().today(), formKey: randomUUID(), recordedBy: by },
  });
  return fundId;
}

function at(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}

const BUDGET = {
  lines: [
    { what: 'A van', costKind: 'vehicles', cost: '100000', asked: '100000' },
    { what: 'Food', costKind: 'food-and-drink', cost: '150000', asked: '150000' },
  ],
  match: [],
};

const BIDS = `
  WITH made AS (
    INSERT INTO organisation (name, legal_form, postcode, purpose, registered_at, registered_by)
    SELECT 'Organisation ' || n, 'unincorporated-group', 'CO7 9AA', 'Lunch', now(), $2
      FROM generate_series(1, $1::int) n RETURNING id, name),
  question AS (
    SELECT q.question ->> 'name' AS name FROM round_form f CROSS JOIN LATERAL
           jsonb_path_query(f.definition, '$.sections[*].questions[*] ? (@.kind == "budget")') AS q (question))
  INSERT INTO application (reference, round_id, organisation_id, form_version, status, title, requested_pence, answers,
                           version, started_at, started_by, saved_at, saved_by, submitted_at, submitted_by)
    SELECT 'OC-2026-' || to_char(row_number() OVER (), 'FM0000'), r.id, made.id, 1, 'submitted', 'Project of ' || made.name, 250000,
           jsonb_build_object('summary', repeat('Lunch together. ', 200), (SELECT name FROM question), $3::jsonb),
           1, now(), $2, now(), $2, now(), $2
      FROM made, round r`;

const SHEETS = `
  WITH declared AS (
    INSERT INTO declaration (application_id, person_id, kind, note, declared_at)
    SELECT a.id, m, 'none', '', now() FROM application a, unnest($1::uuid[]) m),
  sheets AS (
    INSERT INTO score_sheet (application_id, person_id, comment, suggested_pence, sent_at)
    SELECT a.id, m, 'Worth it', 200000, now() FROM application a, unnest($1::uuid[]) m RETURNING id)
  INSERT INTO score (sheet_id, criterion_id, points, reason)
    SELECT s.id, c.id, floor(random() * 6)::int, 'As the application describes it' FROM sheets s, criterion c`;
