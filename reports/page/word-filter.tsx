import type { JSX } from 'preact';

/** A labelled selection of one of the words, or of any. */
export function WordFilter({ name, words }: { name: string; words: readonly string[] }): JSX.Element {
  return (
    <label>
      <span>{name}</span>
      <select name={name}>
        <option value="">any</option>
        {words.map((word) => (
          <option key={word}>{word}</option>
        ))}
      </select>
    </label>
  );
}
