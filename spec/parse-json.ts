/** Parses JSON text without throwing: `undefined`, which no JSON text means, if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
