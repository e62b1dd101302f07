import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { apply, eveningOf, type Acknowledged, type Applying } from './applicant.js';
import { WebClient, type Timed } from './web-client.js';

/** What the second process is told to do, as JSON in the file it is given. */
export type Orders = {
  readonly url: string;
  readonly lengthMs: number;
  readonly applicants: readonly Applying[];
} & (
  | { readonly act: 'apply' }
  /** Asks for one page so often, at moments as those who apply have. */
  | { readonly act: 'look'; readonly path: string; readonly times: number }
  /** Asks for one page again and again, as fast as it comes. */
  | { readonly act: 'flat out'; readonly path: string | undefined; readonly clients: number }
);

/** And where to write what came of it. */
export type Driving = Orders & { readonly resultFile: string };

export interface Driven {
  readonly timed: readonly Timed[];
  readonly tookMs: number;
  readonly acknowledged: readonly Acknowledged[];
}

const orders = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Driving;
const timed: Timed[] = [];
const since = performance.now();
const acknowledged = await drive();
const driven: Driven = { timed, tookMs: performance.now() - since, acknowledged };
writeFileSync(orders.resultFile, JSON.stringify(driven));

async function drive(): Promise<readonly Acknowledged[]> {
  const { applicants } = orders;
  switch (orders.act) {
    case 'apply':
      return Promise.all(applicants.map((one, index) => withClient(one, applying(one, index))));
    case 'look':
      await Promise.all(applicants.map((one) => withClient(one, looking(orders))));
      return [];
    case 'flat out': {
      const some = applicants.slice(0, orders.clients);
      await Promise.all(some.map((one) => withClient(one, flatOut(orders, one))));
      return [];
    }
  }
}

type Work<Result> = (client: WebClient) => Promise<Result>;

async function withClient<Result>({ cookie }: Applying, work: Work<Result>): Promise<Result> {
  const client = new WebClient(orders.url, cookie, (one) => timed.push(one));
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

function applying(one: Applying, index: number): Work<Acknowledged> {
  return (client) => apply(client, one, eveningOf(orders.lengthMs), index % 2 === 0);
}

function looking({ path, times }: { readonly path: string; readonly times: number }): Work<void> {
  return async (client) => {
    const { beginsAt, submitsAt } = eveningOf(orders.lengthMs);
    for (let turn = 0; turn < times; turn++) {
      const due = beginsAt + ((submitsAt - beginsAt) * (turn + Math.random())) / times;
      await sleep(Math.max(0, due - (performance.now() - since)));
      await client.get('look', path);
    }
  };
}

function flatOut({ path }: { readonly path: string | undefined }, one: Applying): Work<void> {
  return async (client) => {
    while (performance.now() - since < orders.lengthMs) {
      await client.get('flat out', path ?? `/applications/${one.applicationId}/sections/1`);
    }
  };
}
