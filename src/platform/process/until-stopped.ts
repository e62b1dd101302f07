/**
 * Waits for Ctrl-C or a polite request to end, then closes everything in the order given, once,
 * however often it is asked.
 */
export async function untilStopped(close: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
  });
  await close();
}
