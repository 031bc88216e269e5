/*
 * Local storage that never throws (IDENTITY-4): a browser may refuse the object itself, any access to it, or a write that
 * exceeds the quota.
 */

/** The stored text, `null` where there is none or the browser refuses. */
export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Whether the text is stored now. */
export function write(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function remove(key: string): void {
  if (read(key) === null) return;
  try {
    localStorage.removeItem(key);
  } catch {
    // Refused: then it cannot be read either.
  }
}
