import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Views } from '../../src/platform/web/views.service.js';

const ROOT = join(import.meta.dirname, '../..');
const GOVERNMENT = /GDS Transport|crown|crest|gov\.uk.{0,3}logo|royal arms/i;
const views = new Views();

const shell = {
  person: { id: '1', name: 'Asha', email: 'asha@example.org', roles: [] },
  path: '/',
  nonce: 'n',
  flash: 'Done',
  refusals: [{ code: 'x', message: 'Enter a title', field: 'title' }],
  typed: {},
  hasLocalOutbox: true,
  csrfToken: () => 't',
};

/** This is no government service, and nothing of it may look like one. */
describe('our own brand', () => {
  it('is all there is in the styles, compiled from their sources', () => {
    const css = execFileSync(
      join(ROOT, 'node_modules/.bin/sass'),
      [
        '--no-source-map',
        '--quiet-deps',
        '--load-path=node_modules',
        'src/platform/web/styles/almoner.scss',
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );

    expect(css).toContain('.govuk-button');
    expect(css).not.toMatch(GOVERNMENT);
    expect(css).not.toMatch(/url\(["']?\/assets/); // nothing is asked for that we do not have
  });

  it.each(['403', '404', '413', '429', '500'])('is all there is on the page for a %s', (status) => {
    const html = views.render(`platform/web/views/${status}.njk`, { shell, reference: 'r' });

    expect(html).toContain('Almoner');
    expect(html).toContain('Enter a title');
    expect(html).not.toMatch(GOVERNMENT);
  });

  it('is all there is in what the browser is sent as it stands', () => {
    for (const name of readdirSync(join(ROOT, 'public'))) {
      expect(readFileSync(join(ROOT, 'public', name), 'utf8')).not.toMatch(GOVERNMENT);
    }
  });

  it('takes no component that carries an emblem', () => {
    const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.njk'))
      .filter((path) =>
        /components\/(header|footer)\/|govukFooter\(|govukHeader\(/.test(
          readFileSync(join(ROOT, 'src', path), 'utf8'),
        ),
      );

    expect(sources).toEqual([]);
  });
});
