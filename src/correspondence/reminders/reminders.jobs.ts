/** No ids: the sweep asks what is owed at the moment it runs. */
export interface RemindersJobs {
  readonly 'reminders.sweep': Readonly<Record<string, never>>;
}
