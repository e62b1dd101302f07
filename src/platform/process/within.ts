/** What comes of it, or undefined when nothing has after so many milliseconds. It goes on all the same. */
export async function within<Answer>(
  patienceMs: number,
  work: Promise<Answer>,
): Promise<Answer | undefined> {
  let tooLate: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    tooLate = setTimeout(resolve, patienceMs, undefined);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(tooLate);
  }
}
