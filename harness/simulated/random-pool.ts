import { randomFillSync } from 'node:crypto';

// Asking the system for a few bytes costs far more than the bytes: a whole pool is asked for at once.
const pool = new Uint8Array(64 * 1024);
let used = pool.length;

/** Fills a view with random bytes. */
export function fillRandom({ buffer, byteOffset, byteLength }: NodeJS.ArrayBufferView): void {
  if (used + byteLength > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  new Uint8Array(buffer, byteOffset, byteLength).set(pool.subarray(used, used + byteLength));
  used += byteLength;
}
