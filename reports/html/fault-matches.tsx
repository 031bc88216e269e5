import type { JSX } from 'preact';
import { headline, type Likeness, likenesses, sayings } from '../fault-match/fault-match.ts';
import { To } from '../page/linked.tsx';
import type { Results } from '../results/results.ts';
import { enumerated } from '../specification/words.ts';

/** What fails together, as known faults explain it: the root first, and what follows from it. */
export function LikeKnownFaults({ results }: { results: Results }): JSX.Element | null {
  const found = likenesses(results);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="like-known-faults">
      <h2 id="like-known-faults">It fails like a copy that …</h2>
      {found.map((likeness) => (
        <InEngines key={[...likeness.engines].join()} {...likeness} />
      ))}
    </section>
  );
}

function InEngines({ engines, faults, unexplained }: Likeness): JSX.Element {
  return (
    <>
      <p class="about">In {enumerated([...engines])}</p>
      <ul class="reasons">
        {faults.map((fault) => (
          <li key={fault.name}>
            <To id={fault.root} /> {headline(fault)}
            {sayings(fault).map(({ words, ids }) => (
              <Ids key={words} words={`${words}: `} ids={ids} />
            ))}
          </li>
        ))}
        {unexplained.length > 0 && (
          <li>
            <Ids words="No known fault explains " ids={unexplained} />
          </li>
        )}
      </ul>
    </>
  );
}

function Ids({ words, ids }: { words: string; ids: readonly string[] }): JSX.Element | null {
  if (ids.length === 0) return null;
  return (
    <div>
      {words}
      {ids.map((id) => (
        <>
          <To id={id} />{' '}
        </>
      ))}
    </div>
  );
}
