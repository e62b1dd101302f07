import { hammer } from '../../../bench/hammer/hammer.js';
import { freshDatabase, type FreshDatabase } from '../../support/fresh-database.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
}, 120_000);
afterAll(() => database.drop());

it('stands sixteen clients at once: what was acknowledged is there once, and nothing else', async () => {
  const hammered = await hammer(database.url, 600);

  expect(hammered).toMatchObject({ differences: [], problems: [] });
  expect(hammered.acknowledged).toBeGreaterThan(50);
  expect(hammered.refused).toBeGreaterThan(50);
}, 60_000);
