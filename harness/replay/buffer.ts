/** What the simulated engine uses of Node’s `Buffer`, where there is no Node. */
export const Buffer = { byteLength: (text: string): number => new TextEncoder().encode(text).length };
