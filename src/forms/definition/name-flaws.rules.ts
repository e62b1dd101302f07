import { MOST, type Flaw, type Place } from './flaw.rules.js';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What pages and browsers call other things on the page of a form. */
const RESERVED = new Set(
  [
    'version asked more add-line declaration', // sent beside the answers
    'main-content stored-now', // ids of the page
    'constructor', // every object has one
    'action elements id length method name reset submit target', // what scripts ask of a form element
  ].flatMap((names) => names.split(' ')),
);

/** The components of a page give these ids to the parts of a question: its hint, its second choice. */
const ENDING_OF_A_PART = /-(hint|error|info|label|date|day|month|year|\d+)$/;

/** A question's name is that of its input, its id on the page and the key of its answer. */
export function flawsOfName(place: Place, name: string, isTaken: boolean): readonly Flaw[] {
  const flaw = (code: string, message: string): readonly Flaw[] => [
    { ...place, field: 'name', code, message },
  ];
  if (!NAME.test(name) || name.length > MOST.name) {
    return flaw(
      'name-unsafe',
      `A name must be ${MOST.name} or fewer small letters, digits and single hyphens, beginning with a letter`,
    );
  }
  if (RESERVED.has(name) || ENDING_OF_A_PART.test(name)) {
    return flaw('name-reserved', `“${name}” means something else on the page: choose another name`);
  }
  return isTaken ? flaw('name-taken', `Two questions are named “${name}”`) : [];
}
