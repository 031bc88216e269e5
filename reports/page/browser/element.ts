/** Creates an element with attributes and children. Strings become text nodes, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value);
  created.append(...children);
  return created;
}

/** Returns the elements of a class that match the selector. */
export function all<Kind extends HTMLElement>(
  within: ParentNode,
  selector: string,
  kind: abstract new () => Kind,
): Kind[] {
  return [...within.querySelectorAll(selector)].filter((one): one is Kind => one instanceof kind);
}
