import type { Audience, Step } from './timing.rules.js';

/** Whom the audiences are, as a page says them: `owing` is another for each kind. */
export function audienceWords(audience: Audience, owing: string): string {
  const words: Readonly<Record<Audience, string>> = {
    owing,
    coordinator: 'the coordinators',
    chair: 'the panel’s chair',
    'trustee-administrator': 'the trustee administrators',
  };
  return words[audience];
}

/** `28 days before, to the organisation`. */
export function stepWords(step: Step, owing: string): string {
  return `${whenWords(step)}, to ${listOf(step.to.map((audience) => audienceWords(audience, owing)))}`;
}

/** `28 days before`, `On the day`, `5 working days after`, `Half way, in working days`. */
function whenWords({ days, counted }: Step): string {
  if (counted === 'half-way') return 'Half way, in working days';
  if (days === 0) return 'On the day';
  const count = Math.abs(days);
  const unit = `${counted === 'days' ? '' : 'working '}day${count === 1 ? '' : 's'}`;
  return `${count} ${unit} ${days < 0 ? 'before' : 'after'}`;
}

function listOf(words: readonly string[]): string {
  const [last = ''] = words.slice(-1);
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}
