/** The part of Node’s `Buffer` that the simulated engine uses, for browsers. */
export const Buffer = { byteLength: (text: string): number => new TextEncoder().encode(text).length };
