import type { JSX } from 'preact';

const ID = /\b([A-Z]+(?:-[A-Z]+)*-[1-9]\d*)\b/;

/** A link to a requirement or an erratum of the same page. */
export function IdLink({ id }: { id: string }): JSX.Element {
  return (
    <a class="id" href={`#${id}`}>
      {id}
    </a>
  );
}

/** The suite’s own text, with the ids of the same page as links. */
export function LinkedText({ text, ids }: { text: string; ids: ReadonlySet<string> }): JSX.Element {
  return <>{text.split(ID).map((part) => (ids.has(part) ? <IdLink key={part} id={part} /> : part))}</>;
}
