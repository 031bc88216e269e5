import type { JSX } from 'preact';

/** The expected and the seen value side by side, with the differing part marked. */
export function Difference({ expected, seen }: { expected: string; seen: string }): JSX.Element {
  const one = [...expected];
  const other = [...seen];
  const start = commonPrefixLength(one, other);
  const end = commonPrefixLength(one.slice(start).reverse(), other.slice(start).reverse());
  return (
    <div class="difference">
      <figure>
        <figcaption>expected</figcaption>
        <Marked characters={one} start={start} end={end} />
      </figure>
      <figure>
        <figcaption>seen</figcaption>
        <Marked characters={other} start={start} end={end} />
      </figure>
    </div>
  );
}

function Marked({ characters, start, end }: { characters: string[]; start: number; end: number }): JSX.Element {
  const differing = characters.slice(start, characters.length - end).join('');
  return (
    <code>
      {characters.slice(0, start).join('')}
      {differing && <mark>{differing}</mark>}
      {characters.slice(characters.length - end).join('')}
    </code>
  );
}

/** Counts the leading characters that both have in common. */
function commonPrefixLength(one: readonly string[], other: readonly string[]): number {
  const length = Math.min(one.length, other.length);
  for (let i = 0; i < length; i++) if (one[i] !== other[i]) return i;
  return length;
}
