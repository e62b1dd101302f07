import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const require = createRequire(import.meta.url);
const CACHE = join(import.meta.dirname, '../../node_modules/.cache');
const BROWSER = join(CACHE, 'almoner-browser');

/**
 * Unpacks the Chromium of @sparticuz/chromium once. Its own unpacking goes to /tmp, where two Jest
 * workers would meet half-written files, and leaves out the libraries a bare Debian has not got.
 */
export async function unpackBrowser(): Promise<{ program: string; env: Record<string, string> }> {
  if (!existsSync(BROWSER)) {
    await mkdir(CACHE, { recursive: true });
    const draft = await mkdtemp(`${BROWSER}-`);
    await unpackInto(draft);
    await rename(draft, BROWSER).catch(() => rm(draft, { recursive: true })); // another was first
  }
  return {
    program: join(BROWSER, 'chromium'),
    env: { LD_LIBRARY_PATH: join(BROWSER, 'lib'), FONTCONFIG_PATH: BROWSER },
  };
}

async function unpackInto(folder: string): Promise<void> {
  await decompress('chromium', join(folder, 'chromium'));
  await chmod(join(folder, 'chromium'), 0o755);
  for (const name of ['al2023.tar', 'fonts.tar']) {
    const archive = join(folder, name);
    await decompress(name, archive);
    execFileSync('tar', ['-xf', archive, '--no-same-owner', '-C', folder]);
    await rm(archive);
  }
  await writeFile(join(folder, 'fonts.conf'), FONTS);
}

async function decompress(name: string, to: string): Promise<void> {
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '../../bin', `${name}.br`);
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(to));
}

/** The font that comes along, and no other: pages look the same on every machine. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(BROWSER, 'fonts')}</dir>
  <cachedir>${join(BROWSER, 'fonts-cache')}</cachedir>
</fontconfig>
`;
