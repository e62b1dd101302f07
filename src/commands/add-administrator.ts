import { Administration } from '../people/administration/administration.service.js';
import { inTheHouse } from './in-the-house.js';

/** `admin add EMAIL`: how the first administrator comes in, and how one who lost their way in is let in again. */
export function addAdministrator(email: string): Promise<void> {
  return inTheHouse(async (house) => {
    const isNew = await house.get(Administration).addAdministrator(email);
    console.log(
      isNew
        ? `${email} is an administrator now, and signs in with a link we e-mail.`
        : `${email} was an administrator already.`,
    );
  });
}
