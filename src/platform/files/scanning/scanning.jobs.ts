import type { Job } from 'bullmq';

/** `scan.asked` is an outbox row's, with the file's id; `scan.sweep` asks what waits at the moment it runs. */
interface ScanningJobs {
  readonly 'scan.asked': { readonly fileId: string };
  readonly 'scan.sweep': Readonly<Record<string, never>>;
}

export type ScanningJobName = keyof ScanningJobs;

export type ScanningJob = {
  readonly [Name in ScanningJobName]: Job<ScanningJobs[Name], void, Name> & { readonly name: Name };
}[ScanningJobName];
