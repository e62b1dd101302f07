/** No ids: the sweep asks what is due at the moment it runs. */
export interface RatificationJobs {
  readonly 'ratifications.close': Readonly<Record<string, never>>;
}
