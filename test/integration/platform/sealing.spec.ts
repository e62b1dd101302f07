import { SettingProblem, Settings } from '../../../src/platform/config/settings.js';
import { Sealing } from '../../../src/platform/secrets/sealing.service.js';
import { openHouse, type House } from '../../support/house.js';

let house: House;
let sealing: Sealing;

beforeAll(async () => {
  house = await openHouse();
  sealing = house.get(Sealing);
}, 60_000);

afterAll(() => house.close());

const plain = Buffer.from('12345678');

it('opens what it sealed, and seals the same never the same way', () => {
  const [one, two] = [sealing.seal(plain, 'a/1'), sealing.seal(plain, 'a/1')];

  expect(sealing.open(one, 'a/1')).toEqual(plain);
  expect(one.equals(two)).toBe(false);
  expect(one.includes(plain)).toBe(false);
});

it('opens nothing that was put in another row, changed, shortened or not sealed at all', () => {
  const sealed = sealing.seal(plain, 'a/1');
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;

  expect(() => sealing.open(sealed, 'a/2')).toThrow();
  expect(() => sealing.open(changed, 'a/1')).toThrow();
  expect(() => sealing.open(sealed.subarray(0, 20), 'a/1')).toThrow('not sealed');
  expect(() => sealing.open(plain, 'a/1')).toThrow('not sealed');
});

it('has one fingerprint for one text, of its own key', () => {
  expect(sealing.fingerprint('x')).toBe(sealing.fingerprint('x'));
  expect(sealing.fingerprint('x')).not.toBe(sealing.fingerprint('y'));
  expect(withKey('another key, which is also long enough').fingerprint('x')).not.toBe(
    sealing.fingerprint('x'),
  );
});

it('starts with the key its database was sealed with, and with no other', async () => {
  await expect(sealing.onModuleInit()).resolves.toBeUndefined();
  const other = withKey('another key, which is also long enough');

  await expect(other.onModuleInit()).rejects.toThrow(SettingProblem);
  await expect(other.onModuleInit()).rejects.toThrow(
    'ENCRYPTION_KEY is not the one this database was sealed with.',
  );
});

function withKey(encryptionKey: string): Sealing {
  const settings = Object.create(Settings.prototype) as Settings;
  return new Sealing(Object.assign(settings, house.get(Settings), { encryptionKey }), house.db);
}
