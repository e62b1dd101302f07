import type { Answers } from '../../forms/answers.js';
import type { LondonDate } from '../../kernel/london.js';

/** How far people agreed to be shown, each with the ones before: staff always see what was sent. */
export type ConsentScope = 'panel' | 'funder' | 'public';

/** Who asks: the organisation's own people see what its panel sees. */
export type ConsentReader = 'staff' | 'own' | ConsentScope;

/** What was agreed about the story and the photographs of a return. */
export interface Consent {
  readonly scope: ConsentScope;
  /** As the organisation wrote it. */
  readonly whose: string;
  /** The last day, Europe/London. */
  readonly lastsUntil: LondonDate;
  readonly withdrawnAt: Date | null;
}

/** Questions of these names, where a form asks them, are about people who have to agree. */
export const CONSENTED: ReadonlySet<string> = new Set([
  'story',
  'photographs',
  'consent-scope',
  'consent-whose',
  'consent-until',
]);

const REACH: Readonly<Record<Exclude<ConsentReader, 'staff'>, number>> = {
  own: 1,
  panel: 1,
  funder: 2,
  public: 3,
};

/** Whether the day has come, or somebody has taken it back. */
export function isOver(consent: Consent, today: LondonDate): boolean {
  return consent.withdrawnAt !== null || consent.lastsUntil < today;
}

/**
 * Whether this reader may be shown the story and the photographs today. After the last day, and once it is taken back,
 * staff only: they answer for what was sent.
 */
export function isShownTo(reader: ConsentReader, consent: Consent, today: LondonDate): boolean {
  if (reader === 'staff') return true;
  return !isOver(consent, today) && REACH[consent.scope] >= REACH[reader];
}

/** What answers to a return say was agreed; undefined when nothing was asked, for nobody is shown. */
export function consentIn(answers: Answers): Omit<Consent, 'withdrawnAt'> | undefined {
  const [scope, whose, until] = ['consent-scope', 'consent-whose', 'consent-until'].map(
    (name) => answers[name],
  );
  const isScope = scope === 'panel' || scope === 'funder' || scope === 'public';
  if (!isScope || typeof whose !== 'string' || typeof until !== 'string') return undefined;
  return { scope, whose, lastsUntil: until };
}
