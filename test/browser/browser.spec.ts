import { launchBrowser } from '../support/browser.js';

describe('the browser of these tests', () => {
  it('shows a page, with its script or without', async () => {
    const browser = await launchBrowser();
    try {
      for (const [javaScriptEnabled, title] of [
        [true, 'scripted'],
        [false, 'plain'],
      ] as const) {
        const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
        await page.goto(
          'data:text/html,<title>plain</title><script>document.title="scripted"</script>',
        );
        expect(await page.title()).toBe(title);
      }
    } finally {
      await browser.close();
    }
  }, 60_000);
});
