/** A job that has used up its attempts, as its queue keeps it. Its data are ids. */
export interface FailedJob {
  readonly queue: string;
  readonly id: string;
  /** What happened, or what came round: `award.offered`, `reminders.sweep`. */
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly failedAt: Date;
  /** One line of what went wrong, without addresses. */
  readonly reason: string;
}

const LONGEST = 200;

/**
 * The first line of what went wrong, for people. Mail servers and the database repeat addresses: where
 * one stands, it says "(an address)".
 */
export function reasonInWords(problem: string | undefined): string {
  const [line = ''] = (problem ?? '').trim().split(/[\r\n]/);
  const plain = line.replaceAll(/[^\s<>()"',;:=]+@[^\s<>()"',;:=]+/g, '(an address)').trim();
  if (plain === '') return 'It gave no reason';
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** What a job carries, as far as it is ids and numbers: nothing else is shown. */
export function idsOf(data: unknown): Readonly<Record<string, string>> {
  if (typeof data !== 'object' || data === null) return {};
  const shown = Object.entries(data).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' &&
      /^(\d{1,18}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(entry[1]),
  );
  return Object.fromEntries(shown);
}

/** Where the record is that an id names, for those whose record has a page by it. */
const PAGES: Readonly<Record<string, string>> = {
  applicationId: '/applications/:id/overview',
  awardId: '/awards/:id',
  meetingId: '/meetings/:id',
  organisationId: '/organisations/:id',
  personId: '/people/:id',
  ratificationId: '/ratifications/:id',
  returnId: '/returns/:id',
  runId: '/payment-runs/:id',
};

export function pageOfRecord(name: string, id: string): string | undefined {
  return PAGES[name]?.replace(':id', id);
}
