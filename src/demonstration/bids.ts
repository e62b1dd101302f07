import { Certifying } from '../applications/certification/certification.service.js';
import { FilesAdding } from '../applications/files/adding/files-adding.service.js';
import { Drafting } from '../applications/drafting/drafting.service.js';
import { Starting } from '../applications/starting/starting.service.js';
import { Submission } from '../applications/submission/submission.service.js';
import { addDays, type LondonDate } from '../kernel/london.js';
import { plainPounds, readPounds, type Pence } from '../kernel/pence.js';
import { Registration } from '../organisations/registration/registration.service.js';
import { organisations, type OrganisationPlayer } from './cast.js';
import { paper } from './library.js';
import { joinOnce } from './people-of-organisations.js';
import { eligibleAnswers } from './rounds-in-public.js';
import type { Stage } from './stage.js';
import { voices, type Voice } from './voices.js';

/** What an organisation asks for. Pounds, as a person types them. */
export interface Bid {
  readonly organisation: OrganisationPlayer;
  readonly title: string;
  readonly voice: Voice;
  readonly amount: string;
  readonly cost: string;
  readonly people: string;
  readonly neighbourhood: 'central' | 'north' | 'south';
  readonly theme: 'community-safety' | 'prosperity-and-hardship' | 'health-and-wellbeing';
  /** Titles of the papers that go with it, by the question of files that they answer. */
  readonly papers?: Readonly<Record<string, readonly string[]>>;
}

/** A bid of one of the players, in its own words. */
export function bidOf(
  organisation: keyof typeof organisations,
  title: string,
  amount: string,
  cost: string,
): Bid {
  return {
    organisation: organisations[organisation],
    title,
    voice: voices[organisation],
    amount,
    cost,
    people: '60',
    neighbourhood: organisation === 'bikes' || organisation === 'play' ? 'north' : 'south',
    theme: organisation === 'bikes' ? 'community-safety' : 'health-and-wellbeing',
  };
}

/** The organisation's id; its contact registers it the first time. */
async function registered(
  stage: Stage,
  { contact, ...organisation }: OrganisationPlayer,
): Promise<string> {
  const by = await stage.person(contact);
  const { name, legalForm, charityNumber, companyNumber, postcode, purpose } = organisation;
  const known = await stage
    .idOf('SELECT id FROM organisation WHERE name = $1', name)
    .catch(() => undefined);
  return (
    known ??
    stage
      .get(Registration)
      .register({ name, legalForm, charityNumber, companyNumber, postcode, purpose }, by)
  );
}

/** Starts the application and writes as many of its sections; answers with its id. */
export async function draft(
  stage: Stage,
  roundId: string,
  bid: Bid,
  sections = 6,
): Promise<string> {
  const organisationId = await registered(stage, bid.organisation);
  const by = await stage.person(bid.organisation.contact);
  const roundSlug = await slugOf(stage, roundId);
  const reachedAt = stage.clock.now();
  const eligibility = await eligibleAnswers(stage, roundId);
  const applicationId = await stage
    .get(Starting)
    .start({ roundSlug, organisationId, by, reachedAt, eligibility });
  for (const [index, typed] of answersOf(stage, bid).slice(0, sections).entries()) {
    await stage.get(Drafting).saveSection({
      applicationId,
      section: index + 1,
      typed,
      by,
      organisationIds: [organisationId],
      reachedAt,
    });
  }
  return applicationId;
}

/** Writes the whole application and sends it in with its papers, certified where the round asks for it. */
export async function apply(stage: Stage, roundId: string, bid: Bid): Promise<string> {
  const applicationId = await draft(stage, roundId, bid);
  await enclose(stage, applicationId, bid);
  const needs = 'SELECT needs_second_signatory::text AS id FROM round WHERE id = $1';
  if ((await stage.idOf(needs, roundId)) === 'true') await certify(stage, applicationId, bid);
  await stage.get(Submission).submit({
    applicationId,
    checkedVersion: await versionOf(stage, applicationId),
    by: await stage.person(bid.organisation.contact),
    organisationIds: [await registered(stage, bid.organisation)],
    reachedAt: stage.clock.now(),
  });
  return applicationId;
}

async function enclose(
  stage: Stage,
  applicationId: string,
  { organisation, papers = {} }: Bid,
): Promise<void> {
  for (const [question, titles] of Object.entries(papers)) {
    await stage.get(FilesAdding).add({
      ...{ applicationId, question, documentIds: [] },
      files: titles.map((title) => paper(stage, title, 'As the original, which we keep.')),
      by: await stage.person(organisation.contact),
      organisationIds: [await registered(stage, organisation)],
      reachedAt: stage.clock.now(),
    });
  }
}

/** The second signatory joins, reads and certifies. */
async function certify(stage: Stage, applicationId: string, { organisation }: Bid): Promise<void> {
  const organisationId = await registered(stage, organisation);
  const lead = await stage.person(organisation.contact);
  const signatory = { ...organisation.signatory, capacity: 'second-signatory' } as const;
  await stage.get(Certifying).certify({
    applicationId,
    readVersion: await versionOf(stage, applicationId),
    by: await joinOnce(stage, organisationId, lead, signatory),
    organisationIds: [organisationId],
    reachedAt: stage.clock.now(),
  });
}

function answersOf(stage: Stage, bid: Bid): readonly Readonly<Record<string, string>>[] {
  const other = penceOf(bid.cost) - penceOf(bid.amount);
  return [
    {
      title: bid.title,
      summary: bid.voice.summary,
      ...typedDate('starts-on', addDays(stage.clock.today(), 30)),
      ...typedDate('ends-on', addDays(stage.clock.today(), 390)),
      'is-new': 'yes',
    },
    {
      'who-benefits': bid.voice.benefits,
      people: bid.people,
      neighbourhood: bid.neighbourhood,
      theme: bid.theme,
      'area.places': WARDS[bid.neighbourhood],
    },
    {
      strengths: bid.voice.strengths,
      'led-by': bid.voice.ledBy,
      'is-open': 'yes',
      partners: bid.voice.partners ?? '',
    },
    {
      amount: bid.amount,
      'total-cost': bid.cost,
      'budget.lines.1.what': 'Everything it takes, week by week',
      'budget.lines.1.costKind': 'materials',
      'budget.lines.1.cost': bid.cost,
      'budget.lines.1.asked': bid.amount,
      'budget.match.1.source': other === 0n ? '' : 'Our own collections and a gift from the parish',
      'budget.match.1.amount': other === 0n ? '' : plainPounds(other),
      'budget.match.1.isConfirmed': 'yes',
      'other-funding': '',
    },
    {
      'outcomes.1.domain': 'stay-well',
      'outcomes.1.indicator': 'People who come at least once a month',
      'outcomes.1.target': bid.people,
    },
    { 'at-risk': 'no' },
  ];
}

const WARDS = { central: 'castle', north: 'greenstead', south: 'old-heath-and-the-hythe' } as const;

function typedDate(name: string, date: LondonDate): Readonly<Record<string, string>> {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

function penceOf(pounds: string): Pence {
  const read = readPounds(pounds);
  if ('problem' in read) throw new Error(`Not a sum: ${pounds}`);
  return read.pence;
}

async function versionOf(stage: Stage, applicationId: string): Promise<number> {
  return Number(
    await stage.idOf('SELECT version::text AS id FROM application WHERE id = $1', applicationId),
  );
}

function slugOf(stage: Stage, roundId: string): Promise<string> {
  return stage.idOf('SELECT slug AS id FROM round WHERE id = $1', roundId);
}
