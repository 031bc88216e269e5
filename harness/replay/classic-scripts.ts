/** A worker’s global object, before a page’s platform takes its place. */
export interface ImportingScope {
  importScripts(url: string): void;
  eval(source: string): unknown;
  Blob: typeof Blob;
  URL: typeof URL;
}

/**
 * What runs a page’s classic scripts, each named by its address so that a stack tells where it came from. It is imported,
 * and has the scope and the strictness that it asks for. WebKit imports nothing in a worker of a page that is a file: there
 * it is evaluated in the global scope, where a script that asks to be strict as a whole would keep its variables to itself,
 * and so does without.
 */
export function classicScriptsOf(scope: ImportingScope): (source: string, url: string) => void {
  const { Blob, URL } = scope;
  const importScripts = scope.importScripts.bind(scope);
  const evaluate = scope.eval;
  const imported = (source: string) => {
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    try {
      importScripts(address);
    } finally {
      URL.revokeObjectURL(address);
    }
  };
  const named = (source: string, url: string) => `${source}\n//# sourceURL=${url}`;
  try {
    imported('');
    return (source, url) => imported(named(source, url));
  } catch {
    return (source, url) => void evaluate(`0;${named(source, url)}`);
  }
}
