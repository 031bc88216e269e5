/** DEVICE-1, DEVICE-3, COOKIE-VALUE-11 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** DEVICE-1 to DEVICE-3, COOKIE-SIZE-1: 22 characters, 132 random bits, none of which a cookie or the dotted format would have to escape. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(22)), (byte) => ALPHABET.charAt(byte & 63)).join('');
}
