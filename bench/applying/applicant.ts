import { setTimeout as sleep } from 'node:timers/promises';
import { hiddenFieldsOf } from '../../test/support/visitor.js';
import type { WebClient } from './web-client.js';

/** Who applies, and what they will type into each section, by its number. */
export interface Applying {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly cookie: string;
  readonly sections: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the house has acknowledged: it must be there in the end. */
export interface Acknowledged {
  readonly applicationId: string;
  readonly title: string;
  readonly isSubmitted: boolean;
}

/** When an applicant begins and presses the last button, in milliseconds from the start. */
interface Evening {
  readonly beginsAt: number;
  readonly submitsAt: number;
}

/**
 * Most people begin when they like, and most submit at the very end: half of them in the last
 * sixteenth of the time.
 */
export function eveningOf(lengthMs: number): Evening {
  return {
    beginsAt: Math.random() * 0.4 * lengthMs,
    submitsAt: lengthMs * (1 - 0.5 * Math.random() ** 3),
  };
}

/** Writes section by section, saved as it is typed; checks; submits, every second one with a double click. */
export async function apply(
  client: WebClient,
  { applicationId, sections }: Applying,
  { beginsAt, submitsAt }: Evening,
  isDoubleClicking: boolean,
): Promise<Acknowledged> {
  const own = `/applications/${applicationId}`;
  const steps = Object.keys(sections).length * 4 + 1;
  const started = performance.now();
  let step = 0;
  const pause = (): Promise<void> => {
    const due = beginsAt + ((submitsAt - beginsAt) * (step++ + Math.random())) / (steps + 1);
    return sleep(Math.max(0, due - (performance.now() - started)));
  };

  await pause();
  await client.get('task list', own);
  let title = '';
  for (const [number, whole] of Object.entries(sections)) {
    const path = `${own}/sections/${number}`;
    await pause();
    const form = hiddenFieldsOf((await client.get('section', path)).text, path);
    for (const share of [0.3, 0.7]) {
      await pause();
      await client.post('autosave', `${path}/autosave`, { ...form, ...partOf(whole, share) });
    }
    await pause();
    const saved = await client.post('save', path, { ...form, ...whole });
    if (saved.status === 303) title = whole['title'] ?? title;
  }
  await sleep(Math.max(0, submitsAt - (performance.now() - started)));
  const checked = await client.get('check', `${own}/submission`);
  const sent = { ...hiddenFieldsOf(checked.text, `${own}/submission`), declaration: 'yes' };
  const clicks = isDoubleClicking ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: clicks }, () => client.post('submit', `${own}/submission`, sent)),
  );
  await client.get('receipt', `${own}/receipt`);
  return { applicationId, title, isSubmitted: answers.every(({ status }) => status === 303) };
}

/** As far as somebody has typed. */
function partOf(
  whole: Readonly<Record<string, string>>,
  share: number,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(whole).map(([name, text]) => [
      name,
      text.length > 20 ? text.slice(0, Math.ceil(text.length * share)) : text,
    ]),
  );
}
