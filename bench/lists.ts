import { Visitor } from '../test/support/visitor.js';
import { median } from './measure.js';
import { openGrownHouse, type GrownHouse } from './grown-house.js';

const SMALL = 100;
const TIMES = 40;
const WARM_UP = 8;
/** A page may take half as long again: what it shows is the same, and what else there is must not matter. */
const FLAT = 1.5;

/** The lists of a house with many applications beside one with few: real pages, over HTTP. */
export async function benchLists(server: string, applications: number): Promise<void> {
  const houses = [
    await openGrownHouse(server, SMALL),
    await openGrownHouse(server, applications),
  ] as const;
  try {
    console.log(`page, median of ${TIMES}: ms with ${SMALL}, ms with ${count(applications)}`);
    for (const [name, path, who] of PAGES) {
      const times = await timesOf(houses, path, who);
      const [few, many] = times.map(median) as [number, number];
      const isFlat = many / few <= FLAT;
      console.log(
        `${name}: ${few.toFixed(1)}, ${many.toFixed(1)}: ${(many / few).toFixed(2)} times, goal ${FLAT}${isFlat ? '' : ', MISSED'}`,
      );
      if (!isFlat) {
        process.exitCode = 1;
        console.log(await houses[1].slowestPlan(await visitorOf(houses[1], who), path(houses[1])));
      }
    }
  } finally {
    for (const house of houses) await house.close();
  }
}

type Who = 'anyone' | 'coordinator' | 'contact';

const PAGES: readonly (readonly [string, (house: GrownHouse) => string, Who])[] = [
  ['Front page', () => '/', 'anyone'],
  ['Public list of rounds', () => '/rounds', 'anyone'],
  ['A round’s page', ({ slug }) => `/rounds/${slug}`, 'anyone'],
  ['Board of rounds', () => '/rounds-board', 'coordinator'],
  ['A round’s applications, first page', ({ slug }) => `/rounds-board/${slug}`, 'coordinator'],
  [
    'A round’s applications, a page in the middle',
    ({ slug, middle }) => `/rounds-board/${slug}?after=${middle}`,
    'coordinator',
  ],
  [
    'A round’s applications, those awarded',
    ({ slug }) => `/rounds-board/${slug}?state=awarded`,
    'coordinator',
  ],
  ['An organisation’s applications', () => '/applications', 'contact'],
];

/** Turn by turn, so that whatever else the machine does meets both. */
async function timesOf(
  houses: readonly GrownHouse[],
  path: (house: GrownHouse) => string,
  who: Who,
): Promise<number[][]> {
  const visitors = await Promise.all(houses.map((house) => visitorOf(house, who)));
  const times: number[][] = houses.map(() => []);
  for (let time = -WARM_UP; time < TIMES; time += 1) {
    for (const [index, house] of houses.entries()) {
      const startedAt = performance.now();
      const answer = await visitors[index]?.get(path(house));
      if (answer?.status !== 200) throw new Error(`${path(house)} answered ${answer?.status}`);
      if (time >= 0) times[index]?.push(performance.now() - startedAt);
    }
  }
  return times;
}

function visitorOf(house: GrownHouse, who: Who): Promise<Visitor> {
  return who === 'anyone' ? Promise.resolve(new Visitor(house.url)) : house.as(house[who]);
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
