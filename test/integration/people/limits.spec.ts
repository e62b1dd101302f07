import { openHouse, type House } from '../../support/house.js';
import { freshAddress, tokenIn } from './signing-in.js';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

it('counts sixty messages asked for from one network, whoever they are to', async () => {
  const visitor = house.visitor();
  const _csrf = tokenIn((await visitor.get('/sign-in')).text);

  const answers = await Promise.all(
    Array.from({ length: 64 }, () => visitor.post('/sign-in', { email: freshAddress(), _csrf })),
  );

  expect(answers.filter(({ status }) => status === 303)).toHaveLength(60);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
});

it('counts forms of a network in a minute, and goes on showing pages', async () => {
  const visitor = house.visitor();

  const answers = await Promise.all(
    Array.from({ length: 125 }, () => visitor.post('/sign-out', {})),
  );

  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  expect((await visitor.get('/sign-in')).status).toBe(200);
});
