/** One check at a time; where there is reason to check after one has begun, another follows that finds nothing. */
export class Checks {
  readonly #check: () => Promise<string[]>;
  #running: Promise<string[]> | undefined;
  #isDue = false;

  /** `check` tells what is wrong. */
  constructor(check: () => Promise<string[]>) {
    this.#check = check;
  }

  async run(): Promise<string[]> {
    this.#isDue = true;
    this.#running ??= this.#runWhileDue().finally(() => (this.#running = undefined));
    return await this.#running;
  }

  async #runWhileDue(): Promise<string[]> {
    let faults: string[] = [];
    while (this.#isDue && faults.length === 0) {
      this.#isDue = false;
      faults = await this.#check();
    }
    return faults;
  }
}
