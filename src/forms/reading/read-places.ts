import { postcodeOf } from '../../kernel/postcode.js';
import type { Problem } from '../answers.js';
import type { QuestionOf } from '../form.js';
import { inputOf } from '../inputs.rules.js';
import { lineAt, tickedAt, typedAt, type Body } from './body.js';
import type { ReadAnswer } from './reading.js';
import { chosenOf } from './chosen.js';

const MOST_ADDRESS_LINES = 6;
const LONGEST_LINE = 200;
const MOST_POSTCODES = 50;

/** Lines as typed, empty ones left out, and a postcode. */
export function readAddress({ name }: QuestionOf<'address'>, body: Body): ReadAnswer {
  const field = inputOf(name, 'lines');
  const lines = typedAt(body, field)
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const written = lineAt(body, inputOf(name, 'postcode')).trim();
  if (lines.length === 0 && written === '') return { value: '' };

  const problems: Problem[] = [];
  const postcode = written === '' ? '' : postcodeOf(written);
  if (postcode === undefined) {
    problems.push({ field: inputOf(name, 'postcode'), message: aPostcodeLike });
  }
  if (lines.length > MOST_ADDRESS_LINES || lines.some((line) => line.length > LONGEST_LINE)) {
    const message = `The address must have ${MOST_ADDRESS_LINES} lines or fewer, of ${LONGEST_LINE} characters or fewer`;
    problems.push({ field, message });
  }
  return postcode === undefined || problems.length > 0
    ? { problems }
    : { value: { lines, postcode } };
}

/** The places ticked, in the order of the form, and postcodes, each once, in the order typed. */
export function readArea(question: QuestionOf<'area'>, body: Body): ReadAnswer {
  const { name, noun } = question;
  const problems: Problem[] = [];
  const places = chosenOf(question.places, tickedAt(body, inputOf(name, 'places')));
  if (!places) problems.push({ field: inputOf(name, 'places'), message: `Choose ${noun}` });

  const field = inputOf(name, 'postcodes');
  const typed = question.asksPostcodes ? postcodesIn(lineAt(body, field)) : [];
  const postcodes = typed.map((written) => postcodeOf(written));
  const unread = typed.find((_, index) => postcodes[index] === undefined);
  if (unread !== undefined) {
    const message = `“${unread.slice(0, 20)}” is not a full postcode: write each like CO1 1JB, with commas between them`;
    problems.push({ field, message });
  } else if (typed.length > MOST_POSTCODES) {
    problems.push({ field, message: `There may be ${MOST_POSTCODES} postcodes at most` });
  }
  if (!places || problems.length > 0) return { problems };
  const each = [...new Set(postcodes.filter((postcode) => postcode !== undefined))];
  return { value: places.length + each.length === 0 ? '' : { places, postcodes: each } };
}

const aPostcodeLike = 'Enter a full postcode, like CO1 1JB';

function postcodesIn(typed: string): readonly string[] {
  return typed
    .split(/[,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
