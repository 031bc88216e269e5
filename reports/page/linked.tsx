import type { JSX } from 'preact';

const ID = /\b([A-Z]+(?:-[A-Z]+)*-[1-9]\d*)\b/;

/** A link to a requirement or an erratum of the same page. */
export function To({ id }: { id: string }): JSX.Element {
  return (
    <a class="id" href={`#${id}`}>
      {id}
    </a>
  );
}

/** Trusted text in which ids of the same page are links. */
export function Linked({ text, ids }: { text: string; ids: ReadonlySet<string> }): JSX.Element {
  return <>{text.split(ID).map((part) => (ids.has(part) ? <To key={part} id={part} /> : part))}</>;
}
