const OPTIONS = 'bullmq:worker_metadata';

/** Has every processor of the built worker, which is not up yet, work its queue with these. */
export async function setWorkerOptions(options) {
  const { processors } = await import('../../dist/src/worker.module.js');
  for (const processor of processors) {
    const own = Reflect.getMetadata(OPTIONS, processor);
    Reflect.defineMetadata(OPTIONS, { ...own, ...options }, processor);
  }
}
