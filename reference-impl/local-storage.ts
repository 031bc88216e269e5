/*
 * Access to local storage that never throws (IDENTITY-5, NOSTORE-2, UNSENT-4, UNSENT-SPOILT-3): a browser may refuse the
 * object itself, any access to it, or a write that exceeds the quota. Entries of other scripts are left alone (FOREIGN-2).
 */

/** Returns the stored text; empty if there is none or the browser refuses (LOCAL-3, UNSENT-2, NOSTORE-1). */
export function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Stores a text (LOCAL-3, UNSENT-1). A text that cannot be replaced is out of date and is removed (OPTOUT-1). */
export function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    remove(key);
  }
}

/** CLEAR-2, LOCAL-9 */
export function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // The browser refused, so the text cannot be read either.
  }
}
