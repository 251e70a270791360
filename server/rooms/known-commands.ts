/** Ids kept in memory: hours of a busy meeting. An older one is known to the log alone, which takes no identity twice. */
const KNOWN = 10_000

/** The newest commands that were accepted, and the branch that each was about: what makes a command sent again act once. */
export class KnownCommands {
  readonly #branches = new Map<string, string | undefined>()

  remember(id: string, branch: string | undefined): void {
    this.#branches.set(id, branch)
    if (this.#branches.size > KNOWN) this.#branches.delete(this.#branches.keys().next().value ?? '')
  }

  has(id: string): boolean { return this.#branches.has(id) }
  branchOf(id: string): string | undefined { return this.#branches.get(id) }
}
