/** The part of an element that selectors use. */
export interface Selectable {
  readonly localName: string;
  getAttribute(name: string): string | null;
}

const SIMPLE = /([#.])([\w-]+)|\[\s*([\w-]+)\s*(?:=\s*["']?([^"'\]]*)["']?\s*)?\]/y;

/** Compiles compound selectors (`a.b#c[d="e"], f`). Those with combinators or pseudo-classes match nothing. */
export function compileSelectors(selectors: string): (element: Selectable) => boolean {
  const tests = selectors.split(',').map((selector) => compound(selector.trim()));
  return (element) => tests.some((test) => test(element));
}

function compound(selector: string): (element: Selectable) => boolean {
  const name = /^(?:\*|[\w-]+)?/.exec(selector)?.[0] ?? '';
  const tests: ((element: Selectable) => boolean)[] = [
    (element) => name === '' || name === '*' || element.localName === name.toLowerCase(),
  ];
  SIMPLE.lastIndex = name.length;
  let end = name.length;
  for (let match = SIMPLE.exec(selector); match; match = SIMPLE.exec(selector)) {
    end = SIMPLE.lastIndex;
    const [, sign, word = '', attribute = '', value] = match;
    if (sign === '#') tests.push((element) => element.getAttribute('id') === word);
    else if (sign === '.') tests.push((element) => (element.getAttribute('class') ?? '').split(/\s+/).includes(word));
    else if (value === undefined) tests.push((element) => element.getAttribute(attribute) !== null);
    else tests.push((element) => element.getAttribute(attribute) === value);
  }
  return end === selector.length && selector !== '' ? (element) => tests.every((test) => test(element)) : () => false;
}
