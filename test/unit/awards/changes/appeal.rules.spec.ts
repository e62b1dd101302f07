import { refusalsToAct } from '../../../../src/awards/appeals/appeal.lifecycle.js';
import {
  isOverdue,
  refusalsToFind,
  refusalsToHand,
  refusalsToRecord,
} from '../../../../src/awards/appeals/appeal.rules.js';
import type { Refusal } from '../../../../src/kernel/refusal.js';

const codes = (refusals: readonly Refusal[]): readonly string[] => refusals.map(({ code }) => code);

const today = '2026-11-23';

it('an appeal is about something that was decided; a complaint is about anything', () => {
  const receivedOn = today;
  const decided = { isDecided: true };
  expect(refusalsToRecord({ kind: 'appeal', application: decided, receivedOn }, today)).toEqual([]);
  expect(
    refusalsToRecord({ kind: 'complaint', application: undefined, receivedOn }, today),
  ).toEqual([]);
  expect(
    codes(refusalsToRecord({ kind: 'appeal', application: undefined, receivedOn }, today)),
  ).toEqual(['about-nothing']);
  const early = { kind: 'appeal', application: { isDecided: false } } as const;
  expect(codes(refusalsToRecord({ ...early, receivedOn: '2026-11-24' }, today))).toEqual([
    ...['nothing-decided', 'not-come-yet'],
  ]);
});

it('is looked into by somebody of the house who did not decide and has no interest', () => {
  const free = { id: 'ade', holdsOffice: true, hasDecided: false, isShutOut: false };
  expect(refusalsToHand('received', free)).toEqual([]);
  expect(codes(refusalsToHand('received', undefined))).toEqual(['no-such-handler']);
  expect(codes(refusalsToHand('received', { ...free, holdsOffice: false }))).toEqual([
    'no-such-handler',
  ]);
  expect(codes(refusalsToHand('received', { ...free, hasDecided: true }))).toEqual(['has-decided']);
  expect(codes(refusalsToHand('in-hand', { ...free, isShutOut: true }))).toEqual([
    'has-an-interest',
  ]);
  expect(codes(refusalsToHand('upheld', free))).toEqual(['appeal-upheld']);
});

it('is answered by who looks into it, once', () => {
  expect(refusalsToFind('in-hand', 'ade', 'ade')).toEqual([]);
  expect(codes(refusalsToFind('in-hand', 'ade', 'bea'))).toEqual(['not-in-your-hands']);
  expect(codes(refusalsToFind('received', null, 'ade'))).toEqual(['appeal-in-nobodys-hands']);
  expect(codes(refusalsToFind('withdrawn', 'ade', 'ade'))).toEqual(['appeal-withdrawn']);
  expect(refusalsToAct('withdraw', 'received')).toEqual([]);
});

it('is overdue from the day after it was due, until it is answered', () => {
  expect(isOverdue({ status: 'received', dueOn: today }, today)).toBe(false);
  expect(isOverdue({ status: 'in-hand', dueOn: '2026-11-22' }, today)).toBe(true);
  expect(isOverdue({ status: 'not-upheld', dueOn: '2026-11-22' }, today)).toBe(false);
});
