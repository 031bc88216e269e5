/** The names of JavaScript’s own globals, without a browser’s. The bundler fills in those of an empty Node realm. */
declare const NAMES_OF_JAVASCRIPT: readonly string[];

/** Removes everything but JavaScript’s own globals from a worker, so that a page finds only its platform. */
export function bareGlobal(): void {
  const own = new Set<PropertyKey>(NAMES_OF_JAVASCRIPT);
  for (let owner: object = globalThis; owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    for (const name of Reflect.ownKeys(owner)) {
      const isJavaScript = owner === globalThis ? own.has(name) : name === 'constructor' || name === Symbol.toStringTag;
      if (!isJavaScript) Reflect.deleteProperty(owner, name);
    }
  }
}
