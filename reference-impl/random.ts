/** DEVICE-1, DEVICE-3, COOKIE-VALUE-11 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** DEVICE-1 to DEVICE-3, COOKIE-SIZE-1: 22 characters with 132 random bits; neither a cookie nor the dotted format needs to escape them. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(22)), (byte) => ALPHABET.charAt(byte & 63)).join('');
}
