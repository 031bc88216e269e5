/** A worker’s global object, before a page’s platform replaces it. */
export interface ImportingScope {
  importScripts(url: string): void;
  eval(source: string): unknown;
  Blob: typeof Blob;
  URL: typeof URL;
}

/**
 * Makes the function that runs a page’s classic scripts, each named by its URL so that stacks show where it came from.
 * Scripts are imported, and so get the scope and the strictness of a classic script. WebKit refuses imports in a worker
 * of a `file:` page. There the script is evaluated in the global scope instead. The `0;` in front disables a leading
 * `'use strict'`, which would make the script’s variables local.
 */
export function classicScriptsOf(scope: ImportingScope): (source: string, url: string) => void {
  const { Blob, URL } = scope;
  const importScripts = scope.importScripts.bind(scope);
  const evaluate = scope.eval;
  const imported = (source: string) => {
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    try {
      importScripts(url);
    } finally {
      URL.revokeObjectURL(url);
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
