import { PanelOpening } from '../../../src/panels/membership/panel-opening.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { actsOn, aPanel } from './a-panel.js';

let house: House;
let coordinator: string;
let cora: Visitor;
let panels = 0;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  coordinator = await house.person('Cora Coordinator', 'coordinator');
  cora = await house.as(coordinator);
}, 60_000);

afterAll(() => house.close());

async function emptyPanel(): Promise<string> {
  const panel = { name: `Panel ${++panels}`, parentBody: 'Strategic Group', quorumAgencies: 5 };
  return (await house.get(PanelOpening).open(panel, coordinator)).id;
}

const majority = {
  standing: 'decides',
  quorumAgencies: '3',
  sectorsRequired: ['public', 'voluntary'],
  votingRule: 'majority-of-votes',
  hasCastingVote: 'yes',
  abstentions: 'no',
  ratificationDays: '',
  parentDecidesAbove: '20,000',
  reason: 'Terms of reference, paragraph 7',
};

it('sets another rule, and keeps the one before it with where each was written', async () => {
  const panelId = await emptyPanel();
  const path = `/panels/${panelId}/rule`;

  const set = await cora.submit(path, majority);
  expect(set).toMatchObject({ status: 303, location: path });

  const shown = readable((await cora.follow(set)).text);
  expect(shown).toContain(
    '3 agencies present without an interest in the bid, at least one of them public and one voluntary, make a quorum.',
  );
  expect(shown).toContain('When as many are for as against, the chair has a casting vote.');
  expect(shown).toContain(
    'An award of more than £20,000 is only recommended: the Strategic Group decides.',
  );
  expect(shown).toContain(
    'Version 2, in force since Monday 23 November 2026, 10am. Written in: Terms of reference, paragraph 7.',
  );
  expect(shown).toMatch(
    /Rules before it.*1 Monday 23 November 2026, 10am .*It decides by consensus.*The panel was opened Cora Coordinator/,
  );
  expect(shown).toContain(
    'Only 0 agencies have a seat, and 3 make a quorum: nothing can be decided yet.',
  );
  expect(await actsOn(house, `panel/${panelId}`)).toEqual(['opened', 'set-rule']);
  for (const page of [`/panels/${panelId}`, '/']) {
    expect(readable((await cora.get(page)).text)).toContain(
      'It decides by a majority of the agencies that vote.',
    );
  }
});

it('refuses a rule that contradicts itself with every reason, and leaves nothing behind', async () => {
  const panelId = await emptyPanel();

  const answer = await cora.submit(`/panels/${panelId}/rule`, {
    ...majority,
    votingRule: 'consensus',
    mayDecideUrgently: 'yes',
    quorumAgencies: '1',
  });

  expect(answer.status).toBe(422);
  for (const field of ['quorumAgencies', 'hasCastingVote', 'ratificationDays']) {
    expect(answer.text).toContain(`href="#${field}"`);
  }
  expect(answer.text).toContain('value="Terms of reference, paragraph 7"');
  expect(await actsOn(house, `panel/${panelId}`)).toEqual(['opened']);
});

it('makes one version of two clicks, and refuses who has not read the rule in force', async () => {
  const panelId = await emptyPanel();
  const path = `/panels/${panelId}/rule`;

  const clicks = await Promise.all([cora.submit(path, majority), cora.submit(path, majority)]);
  expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
  const late = await cora.submit(path, { ...majority, seenVersion: '1', quorumAgencies: '4' });

  expect(late.status).toBe(422);
  expect(readable(late.text)).toContain('Somebody has set another rule since you opened this page');
  expect(await actsOn(house, `panel/${panelId}`)).toEqual(['opened', 'set-rule']);
});

it('shows the rule to who sits on the panel, who sets none, and to nobody of another', async () => {
  const panel = await aPanel(house);
  const other = await aPanel(house);
  const member = await house.as(panel.members[2] ?? '');

  const shown = await member.get(`/panels/${panel.panelId}/rule`);
  expect(shown.status).toBe(200);
  expect(shown.text).not.toContain('Set this rule');
  expect((await member.submit(`/panels/${panel.panelId}/rule`, majority)).status).toBe(403);
  expect((await member.get(`/panels/${other.panelId}/rule`)).status).toBe(404);
});
