import { fillEmptyDatabase } from '../../../src/demonstration/fill.js';
import { Settings } from '../../../src/platform/config/settings.js';
import { openHouse, type House } from '../../support/house.js';
import { settled } from './tables.js';

/** A house in which eight months have already been lived: the demonstration's, by people of the same names. */
export async function openToldHouse(): Promise<House> {
  const house = await openHouse();
  const settings = house.get(Settings);
  await fillEmptyDatabase(settings, settings.databaseUrl ?? '');
  await settled(house);
  return house;
}
