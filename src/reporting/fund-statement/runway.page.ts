import { daysBetween, formatDate, type LondonDate } from '../../kernel/london.js';
import { formatPence, type Pence } from '../../kernel/pence.js';
import type { FundRunway, Unawarded } from './runway.queries.js';

/** A point of the drawing, in its own units. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the template draws: a line of what was, one of what is to come, and where the money lapses. */
interface RunwayDrawing {
  readonly title: string;
  readonly description: string;
  readonly past: string;
  readonly future: string;
  readonly today: Point;
  readonly end: Point;
  readonly topLabel: string;
  readonly startLabel: string;
  readonly endLabel: string;
}

/** The words, the table and the drawing of one runway: all from the same points. */
export interface RunwayView {
  readonly sentences: readonly string[];
  readonly points: readonly Unawarded[];
  readonly drawing: RunwayDrawing;
}

const LEFT = 10;
const RIGHT = 630;
const TOP = 30;
const BOTTOM = 200;

export function runwayView(runway: FundRunway): RunwayView {
  const points = [...runway.past, ...pointsToCome(runway)];
  return { sentences: sentencesOf(runway), points, drawing: drawingOf(runway, points) };
}

function sentencesOf(runway: FundRunway): readonly string[] {
  const { unawardedPence, monthlyPence, awardedOutOn, spendBy, lapsesPence, today } = runway;
  const rate = `${formatPence(unawardedPence)} is not awarded yet. On average of the last six months, ${formatPence(monthlyPence)} a month was awarded.`;
  const lasts =
    awardedOutOn === undefined
      ? 'At that rate it is never all awarded.'
      : `At that rate it is all awarded on ${formatDate(awardedOutOn)}.`;
  const when = spendBy < today ? 'It was to be spent by' : 'It is to be spent by';
  const lapses =
    lapsesPence === 0n
      ? `${when} ${formatDate(spendBy)}: nothing lapses.`
      : `${when} ${formatDate(spendBy)}: ${formatPence(lapsesPence)} lapses then unless it is awarded before.`;
  return [rate, lasts, lapses];
}

/** Down at the present rate, until it is all awarded or lapses. */
function pointsToCome(runway: FundRunway): readonly Unawarded[] {
  const { awardedOutOn, spendBy, lapsesPence, today } = runway;
  if (spendBy <= today) return [];
  return awardedOutOn !== undefined && awardedOutOn > today && awardedOutOn <= spendBy
    ? [{ on: awardedOutOn, pence: 0n }]
    : [{ on: spendBy, pence: lapsesPence }];
}

function drawingOf(runway: FundRunway, points: readonly Unawarded[]): RunwayDrawing {
  const most = points.reduce((top, { pence }) => (pence > top ? pence : top), 1n);
  const first = points[0]?.on ?? runway.today;
  const last = points.at(-1)?.on ?? runway.today;
  const place = ({ on, pence }: Unawarded): Point => ({
    x: along(first, last, on),
    y: upwards(pence, most),
  });
  const { past, today, unawardedPence } = runway;
  const now = { on: today, pence: unawardedPence };
  const end = points.at(-1) ?? now;
  return {
    title: 'What is not awarded yet, and how long it lasts',
    description: sentencesOf(runway).join(' '),
    past: past.map((point) => written(place(point))).join(' '),
    future: [now, end].map((point) => written(place(point))).join(' '),
    today: place(now),
    end: place(end),
    topLabel: formatPence(most),
    startLabel: formatDate(first),
    endLabel: formatDate(last),
  };
}

function along(first: LondonDate, last: LondonDate, on: LondonDate): number {
  const share = daysBetween(first, on) / Math.max(1, daysBetween(first, last));
  return Math.round(LEFT + share * (RIGHT - LEFT));
}

/** A drawing of 640 points needs no pence: thousandths of the height are enough. */
function upwards(pence: Pence, most: Pence): number {
  return Math.round(BOTTOM - (Number((pence * 1000n) / most) / 1000) * (BOTTOM - TOP));
}

function written({ x, y }: Point): string {
  return `${x},${y}`;
}
