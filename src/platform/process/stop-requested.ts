/**
 * Resolves when somebody presses Ctrl-C or politely asks the program to end. Called first of all: asked
 * while it is still starting, a program finishes that step, and then puts away what it had started.
 */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
  });
}
