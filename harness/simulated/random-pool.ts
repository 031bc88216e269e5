import { randomFillSync } from 'node:crypto';

// A call for a few random bytes costs far more than the bytes, so a whole pool is filled at once.
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
