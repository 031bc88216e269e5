/*
 * Local storage that never throws (IDENTITY-5, NOSTORE-2, UNSENT-4, UNSENT-SPOILT-3): a browser may refuse the object itself,
 * any access to it, or a write that exceeds the quota. Entries of others are left alone (FOREIGN-2).
 */

/** The stored text, empty where there is none or the browser refuses (LOCAL-3, UNSENT-2, NOSTORE-1). */
export function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Whether the text is stored now (LOCAL-3, UNSENT-1). */
export function write(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** UNSENT-3, CLEAR-2 */
export function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Refused: then it cannot be read either.
  }
}
