/** An element with attributes and what is in it. Text stays text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The elements of a kind that match. */
export function all<Kind extends HTMLElement>(
  within: ParentNode,
  selector: string,
  kind: abstract new () => Kind,
): Kind[] {
  return [...within.querySelectorAll(selector)].filter((one): one is Kind => one instanceof kind);
}
