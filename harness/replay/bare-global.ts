/** Names of what JavaScript itself has, and no browser adds; the bundler writes in what a bare realm of Node’s has. */
declare const NAMES_OF_JAVASCRIPT: readonly string[];

/** Takes from a worker’s global object all that is not JavaScript’s own, so that a page finds its platform and nothing else. */
export function bareGlobal(): void {
  const own = new Set<PropertyKey>(NAMES_OF_JAVASCRIPT);
  for (let owner: object = globalThis; owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    for (const name of Reflect.ownKeys(owner)) {
      const isJavaScript = owner === globalThis ? own.has(name) : name === 'constructor' || name === Symbol.toStringTag;
      if (!isJavaScript) Reflect.deleteProperty(owner, name);
    }
  }
}
