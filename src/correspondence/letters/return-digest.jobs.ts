/** No ids: the sweep asks who is owed a letter at the moment it runs. */
export interface ReturnDigestJobs {
  readonly 'returns.digest': Readonly<Record<string, never>>;
}
