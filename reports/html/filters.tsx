import type { JSX } from 'preact';
import { statusesBySeverity } from '../page/status.ts';
import { StatusLabel } from '../page/status-label.tsx';
import { WordFilter } from '../page/word-filter.tsx';
import type { Results } from '../results/results.ts';
import type { Chapter } from '../specification/specification.ts';

/** The form that filters the requirements. It is hidden until the page’s script makes it work. */
export function Filters({ results, chapters }: { results: Results; chapters: readonly Chapter[] }): JSX.Element {
  const { requirements, engines } = results;
  const present = statusesBySeverity((status) =>
    requirements.some((one) => one.engines.some((judged) => judged.status === status)),
  );
  const levels = [...new Set(requirements.map(({ level }) => level))];
  return (
    <form id="filters" hidden aria-label="Filter the requirements">
      <label>
        <span>containing</span>
        <input type="search" name="text" autocomplete="off" />
      </label>
      <WordFilter name="engine" words={engines.map(({ name }) => name)} />
      <WordFilter name="level" words={levels} />
      <label>
        <span>subject</span>
        <select name="subject">
          <option value="">any</option>
          {chapters.map(({ subject }) => (
            <option key={subject.id} value={subject.id}>
              {subject.title}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>verdict</legend>
        {present.map((status) => (
          <label key={status}>
            <input type="checkbox" name="verdict" value={status} /> <StatusLabel status={status} />
          </label>
        ))}
      </fieldset>
      <p class="filter-result">
        <output aria-live="polite" />
        <button type="reset">Show all</button>
        <button type="button" name="previous">
          ↑ Previous
        </button>
        <button type="button" name="next">
          ↓ Next
        </button>
      </p>
    </form>
  );
}
