import { londonInstant } from '../../../src/kernel/london.js';
import { invitationTo } from '../../../src/panels/meetings/invitation/invitation.rules.js';
import type { MeetingSummary } from '../../../src/panels/meetings/meetings.queries.js';
import { calendarFile } from '../../../src/platform/paper/calendar-file.js';

const meeting: MeetingSummary = {
  id: '5d0f3a46-6f0e-4a94-9f6e-3d7f3f1f8f10',
  panelId: 'panel',
  panelName: 'One Colchester Funding Panel',
  roundId: 'round',
  roundSlug: 'winter',
  roundTitle: 'Winter Resilience',
  startsAt: londonInstant('2026-12-16', '14:00'),
  place: 'Town Hall',
  sequence: 0,
  changedAt: new Date('2026-11-23T10:00:00Z'),
  changeReason: '',
  cancelledAt: null,
  isHeld: false,
  isRecordClosed: false,
};
const owen = { name: 'Owen Bright', email: 'owen@example.org' };

/** The file's properties, its folded lines unfolded. */
function properties(file: string): ReadonlyMap<string, string> {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  return new Map(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name.split(';')[0] ?? '', value.join(':')];
    }),
  );
}

const fileOf = (change: Partial<MeetingSummary>, attendee?: typeof owen): string =>
  calendarFile(invitationTo({ ...meeting, ...change }, 'https://grants.example.org', attendee));

it.each([
  // Clocks go forward on 28 March 2027 and back on 31 October 2027, each at 1am UTC.
  ['2027-01-13', '13:00', '20270113T130000Z', '20270113T150000Z'],
  ['2027-07-14', '13:00', '20270714T120000Z', '20270714T140000Z'],
  ['2027-03-27', '13:00', '20270327T130000Z', '20270327T150000Z'],
  ['2027-03-28', '00:30', '20270328T003000Z', '20270328T023000Z'],
  ['2027-03-28', '13:00', '20270328T120000Z', '20270328T140000Z'],
  ['2027-10-30', '13:00', '20271030T120000Z', '20271030T140000Z'],
  ['2027-10-31', '00:30', '20271030T233000Z', '20271031T013000Z'],
  ['2027-10-31', '13:00', '20271031T130000Z', '20271031T150000Z'],
])('a meeting in Colchester on %s at %s is at %s', (on, at, start, end) => {
  const read = properties(fileOf({ startsAt: londonInstant(on, at) }));

  expect(read.get('DTSTART')).toBe(start);
  expect(read.get('DTEND')).toBe(end);
});

it('asks one person for a place in their calendar', () => {
  const file = fileOf({}, owen);

  expect(Object.fromEntries(properties(file))).toMatchObject({
    VERSION: '2.0',
    METHOD: 'REQUEST',
    UID: 'meeting-5d0f3a46-6f0e-4a94-9f6e-3d7f3f1f8f10@almoner',
    SEQUENCE: '0',
    DTSTAMP: '20261123T100000Z',
    SUMMARY: 'One Colchester Funding Panel: Winter Resilience',
    LOCATION: 'Town Hall',
    STATUS: 'CONFIRMED',
    ORGANIZER: 'mailto:no-reply@grants.example.org',
    ATTENDEE: 'MAILTO:owen@example.org',
  });
  expect(file).toContain('DTSTART:'); // and no TZID
});

it('keeps its name and raises its number when it is moved or cancelled', () => {
  const moved = properties(fileOf({ sequence: 1 }, owen));
  const cancelled = properties(
    fileOf({ sequence: 2, cancelledAt: new Date('2026-11-25T10:00:00Z') }, owen),
  );

  expect([moved.get('SEQUENCE'), cancelled.get('SEQUENCE')]).toEqual(['1', '2']);
  expect(moved.get('UID')).toBe(cancelled.get('UID'));
  expect([moved.get('METHOD'), cancelled.get('METHOD')]).toEqual(['REQUEST', 'CANCEL']);
  expect(cancelled.get('STATUS')).toBe('CANCELLED');
});

it('is only published in a file that anybody saves', () => {
  const read = properties(fileOf({}));

  expect(read.get('METHOD')).toBe('PUBLISH');
  expect(read.has('ATTENDEE')).toBe(false);
});

it('escapes what would end a value, and folds lines at 75 bytes', () => {
  const place = 'Grand Jury Room; Town Hall, High Street\\Colchester – by the lift, where ’tis dry';
  const file = fileOf({ place }, { name: 'Bright; "Owen", of Tŷ', email: 'owen@example.org' });

  expect(properties(file).get('LOCATION')).toBe(
    'Grand Jury Room\\; Town Hall\\, High Street\\\\Colchester – by the lift\\, where ’tis dry',
  );
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
