import { StandingChanging } from '../../../src/applications/standing/standing-changing.service.js';
import type { StandingAct } from '../../../src/applications/standing/standing-change.entity.js';
import { FilesAdding } from '../../../src/applications/files/adding/files-adding.service.js';
import type { Capacity } from '../../../src/kernel/role.js';
import { Flagging } from '../../../src/organisations/flags/flagging.service.js';
import { Inviting } from '../../../src/organisations/contacts/inviting/inviting.service.js';
import { Merging } from '../../../src/organisations/merging/merging.service.js';
import { Refusing } from '../../../src/organisations/bank-details/refusing/refusing.service.js';
import { EligibilityWriting } from '../../../src/rounds/eligibility/writing/eligibility-writing.service.js';
import { FormBuilding } from '../../../src/rounds/form-building/building.service.js';
import { VersionBeginning } from '../../../src/rounds/form-building/draft/beginning.service.js';
import { Trying } from '../../../src/rounds/form-building/trials/trying.service.js';
import type { Form, Question } from '../../../src/forms/form.js';
import type { House } from '../../support/house.js';
import type { Visitor } from '../../support/visitor.js';
import { aWholeDraft } from '../applications/written-application.js';
import { submit, type Written } from '../applications/submitted-application.js';
import { settled } from '../hardening/tables.js';
import { aDocument, aFile, aPdf } from '../organisations/a-paper.js';
import { aGroup, emailOf } from '../organisations/people.js';
import { aPanel, declare, type APanel } from '../panels/a-panel.js';
import { check } from '../payments/a-run.js';
import { openRound } from '../rounds/opened-round.js';

/** Who comes to the doors. The other is a contact of another organisation, and is invited to this one too. */
export const ROLES = [
  ...['nobody', 'stranger', 'other', 'lead', 'editor', 'signatory', 'reader'],
  ...['member', 'interested', 'elsewhere', 'coordinator', 'conflicted'],
  ...['trustee', 'observer', 'funder', 'administrator'],
] as const;
export type RoleName = (typeof ROLES)[number];

/** What stands in the place of a parameter of an address, by the parameter's name. */
export type Params = Readonly<Record<string, string>>;

/** What a family of addresses is about, in each of its states. */
interface Subject {
  readonly prefix: RegExp;
  readonly states: readonly { readonly state: string; readonly params: Params }[];
}

export interface Scene {
  readonly house: House;
  readonly people: ReadonlyMap<RoleName, string>;
  readonly subjects: readonly Subject[];
}

const APPLICATION_STATES = [
  ...[
    'draft',
    'late',
    'reopened',
    'submitted',
    'sent',
    'awarded',
    'declined',
    'withdrawn',
    'ineligible',
  ],
] as const;

/** So small that a trial of it can be sent as it is. */
const TRIED: Form = {
  sections: [
    {
      title: 'You',
      questions: [
        { name: 'name', kind: 'short-text', label: 'Name', noun: 'a name', isRequired: false },
      ],
    },
  ],
  rules: [],
};

/** A house in which everything that an address can be about is there, in every state it can be in. */
export async function setScene(house: House): Promise<Scene> {
  const panel = await aPanel(house, { fundPence: 50_000_000n, budgetPence: 10_000_000n });
  const on = { coordinator: panel.coordinator, panelId: panel.panelId, fundId: panel.fundId };
  const rounds = {
    soon: await openRound(house, on, { title: 'Soon', opensAt: new Date('2026-12-01T09:00:00Z') }),
    open: panel.round.slug,
    closed: await openRound(house, on, {
      title: 'Closed',
      closesAt: new Date('2026-11-23T11:00:00Z'),
    }),
    building: await openRound(house, on, { title: 'Building' }),
  };
  const people = await theCast(house, panel);
  const of = (role: RoleName): string => people.get(role) ?? '';

  const applications = new Map<string, Written>();
  for (const state of APPLICATION_STATES) {
    applications.set(state, await inState(house, rounds, state, people));
  }
  const submitted = applications.get('submitted');
  const another = applications.get('awarded');
  if (!submitted || !another) throw new Error('Nothing is submitted');
  const likenessId = await alike(house, submitted, another);
  await house.db.query('UPDATE round SET needs_second_signatory = true');
  const reopened = applications.get('reopened');
  if (reopened) await certified(house, reopened.id, of('signatory'));
  await house.db.query(
    `INSERT INTO organisation_identifier (org_id, organisation_id, given_at) VALUES ('GB-CHC-1092567', $1, now())`,
    [submitted.organisationId],
  );

  const organisation = await theOrganisation(house, submitted, people);
  const details = await theAccounts(house, applications, people);
  const invitations = await theInvitations(house, organisation.params[':id'], people);
  await byInvitation(house, rounds.building, submitted.organisationId, of('coordinator'));
  const roundStates = [];
  for (const [state, slug] of Object.entries(rounds)) {
    const trialId = await readied(house, slug, state === 'building', of('coordinator'));
    roundStates.push({
      state,
      params: {
        ...{ ':slug': slug, ':trialId': trialId, ':number': '1' },
        ':organisationId': submitted.organisationId,
      },
    });
  }
  house.clock.set('2026-11-23T12:00:00Z');
  await settled(house);

  const foreign = await fileOf(house, 'Another Group');
  const applicationStates = [];
  for (const [state, { id, organisationId }] of applications) {
    const fileId = await fileOf(house, organisationId);
    const named = { ':fileId': fileId, ':question': 'quotes', ':kind': 'registration', foreign };
    const params = { ':id': id, ':applicationId': id, ':number': '1', ':likenessId': likenessId };
    applicationStates.push({ state, params: { ...params, ...named } });
  }
  return {
    house,
    people,
    subjects: [
      { prefix: /^\/applications\/:/, states: applicationStates },
      {
        prefix: /^\/rounds\/:slug\/return-forms/,
        states: roundStates.map(({ state, params }) => ({
          state,
          params: {
            ...params,
            ':kind': 'progress',
            ':place': 'question-anything',
            ':name': 'anything',
          },
        })),
      },
      {
        prefix: /^\/rounds(-board)?\/:/,
        states: roundStates.map(({ state, params }) => ({
          state,
          params: { ...params, ':place': 'question-who-benefits', ':name': 'who-benefits' },
        })),
      },
      { prefix: /^\/organisations\/:/, states: [organisation, ...organisation.others] },
      { prefix: /^\/bank-details\/:/, states: details },
      { prefix: /^\/invitations\/:/, states: invitations },
      { prefix: /^\//, states: [{ state: 'any', params: {} }] },
    ],
  };
}

async function byInvitation(
  house: House,
  slug: string,
  organisationId: string,
  by: string,
): Promise<void> {
  await house.db.query(
    `WITH invited AS (UPDATE round SET is_by_invitation = true WHERE slug = $1 RETURNING id)
     INSERT INTO round_invitation SELECT id, $2, now(), $3 FROM invited`,
    [slug, organisationId, by],
  );
}

async function theCast(house: House, panel: APanel): Promise<ReadonlyMap<RoleName, string>> {
  const [, , member = '', interested = '', conflicted = ''] = panel.members;
  await house.db.query(
    `INSERT INTO person_role (person_id, role, granted_at) VALUES ($1, 'coordinator', now())`,
    [conflicted],
  );
  const away = await aPanel(house, { fundPence: 8_000_000n, budgetPence: 4_000_000n });
  const people: Readonly<Partial<Record<RoleName, string>>> = {
    stranger: await house.person('Stan Stranger'),
    other: await house.person('Otto Other'),
    lead: await house.person('Leah Lead'),
    editor: await house.person('Eddie Editor'),
    signatory: await house.person('Sid Signatory'),
    reader: await house.person('Rae Reader'),
    ...{ member, interested, conflicted, elsewhere: away.members[2] ?? '' },
    coordinator: panel.coordinator,
    trustee: await house.person('Tess Trustee', 'trustee-administrator'),
    observer: await house.person('Olly Observer', 'observer'),
    funder: await house.person('Fay Funder', { role: 'funder-contact', subjectId: panel.fundId }),
    administrator: await house.person('Ada Administrator', 'administrator'),
  };
  const cast = new Map(Object.entries(people) as [RoleName, string][]);
  const otherId = await aGroup(house, 'Another Group', people.other ?? '', 'CO7 9ZZ');
  await aDraftWithAFile(house, panel.round.slug, otherId, people.other ?? '');
  return cast;
}

async function aDraftWithAFile(
  house: House,
  slug: string,
  organisationId: string,
  by: string,
): Promise<string> {
  const applicationId = await aWholeDraft(house, slug, organisationId, by);
  await house.get(FilesAdding).add({
    ...{ applicationId, question: 'quotes', files: [aFile()], documentIds: [], by },
    ...{ organisationIds: [organisationId], reachedAt: house.clock.now() },
  });
  return applicationId;
}

/** The file in the application of an organisation, by its id or its name. */
async function fileOf({ db }: House, organisation: string): Promise<string> {
  const [file] = await db.query<{ id: string }[]>(
    `SELECT f.file_id AS id FROM application_file f
       JOIN application a ON a.id = f.application_id JOIN organisation o ON o.id = a.organisation_id
      WHERE $1 IN (o.id::text, o.name)`,
    [organisation],
  );
  return file?.id ?? '';
}

const CAPACITIES: readonly (readonly [RoleName, Capacity])[] = [
  ['editor', 'editor'],
  ['signatory', 'second-signatory'],
  ['reader', 'reader'],
];

let groups = 0;

/** An organisation in which each of the four acts in their own capacity. */
async function anOwnGroup(house: House, people: ReadonlyMap<RoleName, string>): Promise<string> {
  const id = await aGroup(house, `Own Group ${++groups}`, people.get('lead') ?? '');
  for (const [role, capacity] of CAPACITIES) {
    await house.db.query(
      `INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at)
       VALUES ($1, 'contact', $2, $3, now())`,
      [people.get(role), id, capacity],
    );
  }
  return id;
}

/** With a file, with the interests of those who have one; everything that arrived has an open question. */
async function inState(
  house: House,
  rounds: Readonly<Record<'open' | 'closed', string>>,
  state: (typeof APPLICATION_STATES)[number],
  people: ReadonlyMap<RoleName, string>,
): Promise<Written> {
  const contact = people.get('lead') ?? '';
  const coordinator = people.get('coordinator') ?? '';
  const organisationId = await anOwnGroup(house, people);
  const slug = state === 'late' ? rounds.closed : rounds.open;
  const id = await aDraftWithAFile(house, slug, organisationId, contact);
  const written = { id, organisationId, contact };
  const bid = { applicationId: id, organisationId, contact, reference: '' };
  await declare(house, bid, people.get('member') ?? '');
  for (const role of ['interested', 'conflicted'] as const) {
    await declare(house, bid, people.get(role) ?? '', 'pecuniary');
  }
  if (state === 'draft' || state === 'late') return written;
  await submit(house, written);
  if (state === 'sent') return written;
  await house.db.query(
    `INSERT INTO clarification (application_id, number, asked, due_on, asked_at, asked_by)
     VALUES ($1, 1, '[{"question": "title", "label": "Title", "ask": "Which?"}]', '2026-12-01', now(), $2)`,
    [id, coordinator],
  );
  if (state === 'awarded' || state === 'declined') {
    await house.db.query(
      'UPDATE application SET status = $2, outcome_released_at = now() WHERE id = $1',
      [id, state],
    );
  }
  const acts: Readonly<Record<string, StandingAct>> = {
    ...{ withdrawn: 'withdrawn', ineligible: 'ruled-ineligible', reopened: 'reopened' },
  };
  const act = acts[state];
  if (act) {
    const until = act === 'reopened' ? new Date('2026-12-01T12:00:00Z') : null;
    await house
      .get(StandingChanging)
      .change({ applicationId: id, act, reason: 'For this', until, by: coordinator });
  }
  return written;
}

async function certified(house: House, id: string, by: string): Promise<void> {
  const visitor = await house.as(by);
  await visitor.submit(`/applications/${id}/certification`, { certificate: 'yes' });
}

/** Two that read alike. Answers with the id of the likeness. */
async function alike({ db }: House, one: Written, other: Written): Promise<string> {
  await db.query('DELETE FROM likeness');
  const [row] = await db.query<{ id: string }[]>(
    `INSERT INTO likeness (application_id, other_application_id, title_percent, body_percent)
     VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 90, 90) RETURNING id`,
    [one.id, other.id],
  );
  return row?.id ?? '';
}

/** One organisation with all that one can have; and one that was merged into another. */
async function theOrganisation(
  house: House,
  { organisationId, contact }: Written,
  people: ReadonlyMap<RoleName, string>,
) {
  const by = people.get('coordinator') ?? '';
  const loserId = await aGroup(house, 'Own Group, again', contact);
  const goneId = await aGroup(house, 'Own Group 90', contact);
  const documentId = await aDocument(house, organisationId, contact);
  const foreignId = await aDocument(house, loserId, contact);
  const sealedId = await aDocument(house, organisationId, contact, { kind: 'bank-statement' });
  await house
    .get(Flagging)
    .raise({ organisationId, kind: 'note', reason: 'Ring before noon', until: null, by });
  const [flag] = await house.db.query<{ id: string }[]>('SELECT id FROM organisation_flag');
  const coordinator = await house.as(by);
  const [submitted] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM application WHERE organisation_id = $1',
    [organisationId],
  );
  await coordinator.upload(
    `/applications/${submitted?.id ?? ''}/checks/governing-document`,
    'Rules.pdf',
    aPdf(),
    {
      ...{ outcome: 'passed', source: 'Seen', 'sourceOn-day': '20', 'sourceOn-month': '11' },
      'sourceOn-year': '2026',
    },
  );
  const [checked] = await house.db.query<{ id: string }[]>(
    'SELECT file_id AS id FROM organisation_check WHERE file_id IS NOT NULL',
  );
  const invitationId = await house.get(Inviting).invite({
    ...{ organisationId, name: 'Ivy Invited', email: 'ivy@example.org', capacity: 'reader' },
    by: contact,
  });
  await house.get(Merging).merge({ winnerId: organisationId, loserId: goneId, reason: 'One', by });
  const params = {
    ...{ ':documentId': documentId, ':flagId': flag?.id ?? '', ':fileId': checked?.id ?? '' },
    ...{ ':personId': people.get('editor') ?? '', ':invitationId': invitationId },
    ...{ ':loserId': loserId, ':otherId': loserId, sealed: sealedId, foreign: foreignId },
  };
  return {
    state: 'whole',
    params: { ':id': organisationId, ...params },
    others: [{ state: 'merged', params: { ':id': goneId, ...params } }],
  };
}

/** Bank details just given, in use, and refused; each with a paper. */
async function theAccounts(
  house: House,
  applications: ReadonlyMap<string, Written>,
  people: ReadonlyMap<RoleName, string>,
) {
  const lead = await house.as(people.get('lead') ?? '');
  const states = [];
  for (const [index, state] of ['given', 'checked', 'refused'].entries()) {
    const organisationId = [...applications.values()][index]?.organisationId ?? '';
    const sent = await lead.upload(
      `/organisations/${organisationId}/bank-details/new`,
      'slip.pdf',
      aPdf(),
      { accountName: 'Own Group', sortCode: '20-00-00', accountNumber: '55779911' },
    );
    if (sent.status !== 303) throw new Error(`The account was not given: ${sent.text}`);
    const [row] = await house.db.query<{ id: string; paper: string }[]>(
      `SELECT d.id, e.id AS paper FROM bank_details d JOIN bank_details_evidence e ON e.bank_details_id = d.id
        WHERE organisation_id = $1`,
      [organisationId],
    );
    const detailsId = row?.id ?? '';
    if (state === 'checked') await check(house, detailsId, [row?.paper ?? '']);
    if (state === 'refused') {
      const by = people.get('trustee') ?? '';
      await house.get(Refusing).refuse(detailsId, 'Nobody knew of it', by);
    }
    states.push({ state, params: { ':detailsId': detailsId, ':evidenceId': row?.paper ?? '' } });
  }
  return states;
}

/** For the contact of another organisation. */
async function theInvitations(
  house: House,
  organisationId: string,
  people: ReadonlyMap<RoleName, string>,
) {
  const email = await emailOf(house, people.get('other') ?? '');
  const by = people.get('lead') ?? '';
  const pending = await house
    .get(Inviting)
    .invite({ organisationId, name: 'Otto Other', email, capacity: 'reader', by });
  return [{ state: 'pending', params: { ':invitationId': pending } }];
}

function aText(name: string): Question {
  return { name, kind: 'short-text', label: `Say ${name}`, noun: name, isRequired: false };
}

function sumOf(name: string): Question {
  return { name, kind: 'money', label: `The ${name}`, noun: `the ${name}`, isRequired: false };
}

/** A round that asks who can apply and has a trial; with a version being built or without. */
async function readied(
  house: House,
  slug: string,
  isBuilding: boolean,
  by: string,
): Promise<string> {
  const [round] = await house.db.query<{ id: string }[]>('SELECT id FROM round WHERE slug = $1', [
    slug,
  ]);
  const roundId = round?.id ?? '';
  await house.get(EligibilityWriting).write({
    ...{ roundId, openedVersion: 0, by },
    questions: [
      {
        ...{ text: 'Are you a group?', hint: '', why: 'For groups.', elsewhere: 'The library.' },
        choices: [
          { text: 'Yes', rulesOut: false },
          { text: 'No', rulesOut: true },
        ],
      },
    ],
  });
  await house.db.query(
    `INSERT INTO eligibility_answers (application_id, round_id, version, answers, answered_at, answered_by)
     SELECT id, round_id, 1, '[1]', started_at, started_by FROM application WHERE round_id = $1`,
    [roundId],
  );
  if (isBuilding) {
    await house.get(VersionBeginning).begin({ roundId, from: 'newest', by });
    await house.get(VersionBeginning).begin({ roundId, of: 'progress', from: 'light', by });
    await house.get(FormBuilding).edit({
      ...{ roundId, of: 'progress', revision: 0, sent: {}, by, act: 'question added' },
      edit: ({ sections }) => ({
        sections: [
          ...sections,
          { title: 'Sums', questions: [sumOf('cost'), sumOf('gift'), aText('anything')] },
        ],
        rules: [
          {
            ...{ kind: 'at-most', sum: { question: 'gift' }, of: { question: 'cost' } },
            message: 'No gift is larger than what it costs',
          },
        ],
      }),
    });
  }
  return house.get(Trying).start({
    ...{ roundId, version: 1, definition: TRIED, by },
    formKey: crypto.randomUUID(),
  });
}

export function visitorOf({ house, people }: Scene, role: RoleName): Promise<Visitor> {
  const id = people.get(role);
  return id === undefined ? Promise.resolve(house.visitor()) : house.as(id);
}
