import { ApplicationPaper } from '../../../src/applications/paper/application-paper.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { ground, openRound } from '../rounds/opened-round.js';
import { aDraft, openForm } from './opened-draft.js';

let house: House;
let slug: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  slug = await openRound(house, await ground(house));
}, 60_000);
afterAll(() => house.close());

const CASTLE =
  'CO1 1JB: Castle ward. Colchester 007E is among the 50% most deprived neighbourhoods of England (Indices of Deprivation 2025, decile 5 of 10)';

it('shows where a typed postcode is, once a lookup was imported, and nothing more before', async () => {
  const { id, wyn } = await aDraft(house, slug);
  const section = `/applications/${id}/sections/2`;
  const form = await openForm(wyn, section);
  await form.save({ 'area.places': 'castle', 'area.postcodes': 'co11jb, CO9 9ZZ' });

  expect((await wyn.get(section)).text).toContain('value="CO1 1JB, CO9 9ZZ"');
  expect(readable((await wyn.get(section)).text)).not.toContain('CO1 1JB:');

  await house.db.query(
    `INSERT INTO postcode (postcode, lsoa_code, lsoa_name, ward_code, ward_name, imd_decile, imd_rank, imd_year)
     VALUES ('CO1 1JB', 'E01021650', 'Colchester 007E', 'E05010828', 'Castle', 5, 15810, 2025)`,
  );

  for (const path of [section, `/applications/${id}/submission`]) {
    const text = readable((await wyn.get(path)).text);
    expect(text).toContain(CASTLE);
    expect(text).not.toContain('CO9 9ZZ:');
  }
  await house.db.query(
    `UPDATE application SET status = 'submitted', submitted_at = now(), submitted_by = saved_by,
            requested_pence = 480000, title = 'Tea' WHERE id = $1`,
    [id],
  );
  const paper = await house.get(ApplicationPaper).of(id);
  const places = paper?.sections.flatMap(({ answers }) => answers.flatMap((one) => one.places));
  expect(places).toEqual([CASTLE]);
  expect(readable((await wyn.get(`/applications/${id}`)).text)).toContain(CASTLE);
}, 60_000);
