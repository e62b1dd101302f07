import { refusalsToArrive } from '../../../src/panels/meetings/attendance.rules.js';

const onTheDay = {
  ...{ meetsOn: '2026-12-16', today: '2026-12-16', unseated: 0 },
  ...{ isCancelled: false, isRecordClosed: false },
};

it('records who is there on the day, and afterwards', () => {
  expect(refusalsToArrive(onTheDay)).toEqual([]);
  expect(refusalsToArrive({ ...onTheDay, today: '2026-12-17' })).toEqual([]);
});

it('refuses the day before, and people without a seat, at once', () => {
  const refusals = refusalsToArrive({ ...onTheDay, today: '2026-12-15', unseated: 1 });

  expect(refusals.map(({ code, field }) => [code, field])).toEqual([
    ['meeting-not-begun', 'present'],
    ['not-seated', 'present'],
  ]);
  expect(refusals[0]?.message).toBe(
    'The meeting is on 16 December 2026: record who is there on the day',
  );
});

it('records nobody at a meeting that was cancelled, or whose minutes are issued', () => {
  const codesOf = (change: object): readonly string[] =>
    refusalsToArrive({ ...onTheDay, ...change }).map(({ code }) => code);

  expect(codesOf({ isCancelled: true })).toEqual(['meeting-cancelled']);
  expect(codesOf({ isRecordClosed: true })).toEqual(['record-closed']);
});
