import type { JSX } from 'preact';
import { type FaultMatch, faultLabel, faultMatches, relatedRequirements } from '../fault-match/fault-match.ts';
import { IdLink } from '../page/linked.tsx';
import type { Results } from '../results/results.ts';
import { enumerated } from '../text/phrases.ts';

/** The known faults that explain the failures: each fault’s root requirement first, then what follows from it. */
export function FaultMatches({ results }: { results: Results }): JSX.Element | null {
  const found = faultMatches(results);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="fault-matches">
      <h2 id="fault-matches">Resembles a known defect</h2>
      {found.map((faultMatch) => (
        <EngineFaultMatch key={[...faultMatch.engines].join()} {...faultMatch} />
      ))}
    </section>
  );
}

function EngineFaultMatch({ engines, faults, unexplained }: FaultMatch): JSX.Element {
  return (
    <>
      <p class="about">In {enumerated([...engines])}</p>
      <ul class="reasons">
        {faults.map((fault) => (
          <li key={fault.name}>
            <IdLink id={fault.firstBroken} /> {faultLabel(fault)}
            {relatedRequirements(fault).map(({ label, ids }) => (
              <Ids key={label} words={`${label}: `} ids={ids} />
            ))}
          </li>
        ))}
        {unexplained.length > 0 && (
          <li>
            <Ids words="No known defect explains " ids={unexplained} />
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
          <IdLink id={id} />{' '}
        </>
      ))}
    </div>
  );
}
