/** One sentence about one setting; the program stops with it. */
export class SettingProblem extends Error {
  constructor(name: string, what: string) {
    super(`${name} ${what}.`);
    this.name = 'SettingProblem';
  }
}
