import { choicesIn, seenOf, settledAnswers } from '../../../../src/forms/drafting/settling.js';

const sam = { question: 'summary', id: 'sam', answer: 'What Sam wrote' };
const wyn = { question: 'summary', id: 'wyn', answer: 'What Wyn wrote' };
const stored = { summary: 'What is stored' };

function settled(keep: string, seen = seenOf(stored.summary, [sam, wyn])) {
  return settledAnswers([{ question: 'summary', keep, seen }], stored, [sam, wyn]);
}

it.each([
  ['stored', 'What is stored'],
  ['sam', 'What Sam wrote'],
  ['both', 'What is stored\n\nWhat Sam wrote\n\nWhat Wyn wrote'],
])('keeping %s leaves “%s”', (keep, summary) => {
  expect(settled(keep)).toEqual({ summary });
});

it.each(['', 'somebody else'])('chooses nothing by “%s”', (keep) => {
  expect(settled(keep)).toEqual({});
});

it('chooses nothing when there was less to choose from on the page', () => {
  expect(settled('stored', seenOf(stored.summary, [sam]))).toEqual({});
  expect(settled('stored', seenOf('What was stored before', [sam, wyn]))).toEqual({});
});

it('chooses nothing where there is nothing to choose', () => {
  const choice = { question: 'title', keep: 'stored', seen: seenOf(undefined, []) };
  expect(settledAnswers([choice], stored, [sam])).toEqual({});
});

it('puts no two answers together that are not texts', () => {
  const rival = { question: 'where', id: 'sam', answer: ['north'] };
  const where = ['south'];
  const choice = { question: 'where', keep: 'both', seen: seenOf(where, [rival]) };
  expect(settledAnswers([choice], { where }, [rival])).toEqual({});
});

it('reads the choices from the form', () => {
  expect(
    choicesIn({
      '_keep.summary': 'sam',
      '_seen.summary': 'a b',
      title: 'x',
      '_keep.title': ['stored'],
    }),
  ).toEqual([
    { question: 'summary', keep: 'sam', seen: 'a b' },
    { question: 'title', keep: 'stored', seen: '' },
  ]);
});
