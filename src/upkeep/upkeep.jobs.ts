/** No ids: the watch looks at every queue as it is then. */
export interface UpkeepJobs {
  readonly 'queues.watch': Readonly<Record<string, never>>;
}
