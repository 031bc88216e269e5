import type { JSX } from 'preact';
import { Linked, To } from '../page/linked.tsx';
import { enumerated } from '../text/phrases.ts';
import { Checks, Fact, Source } from './facts.tsx';
import type { StatedRequirement } from './specification.ts';
import { OBSERVATION_POINTS } from './words.ts';

/** A requirement with its facts. */
export function RequirementArticle({
  stated,
  ids,
}: {
  stated: StatedRequirement;
  ids: ReadonlySet<string>;
}): JSX.Element {
  const { id, sentence } = stated.requirement;
  return (
    <article id={id}>
      <RequirementHeading {...stated} />
      <p class="said">{sentence}</p>
      <RequirementFacts stated={stated} ids={ids} />
    </article>
  );
}

/** The requirement’s id, as a link to itself, and its level. */
export function RequirementHeading({ requirement: { id, level } }: StatedRequirement): JSX.Element {
  return (
    <h3>
      <a href={`#${id}`}>{id}</a> <span class={`level ${level.toLowerCase()}`}>{level}</span>
    </h3>
  );
}

/** The requirement’s source, where it can be observed, and the checks that cover it. */
export function RequirementFacts({
  stated: { requirement, traces, errata },
  ids,
}: {
  stated: StatedRequirement;
  ids: ReadonlySet<string>;
}): JSX.Element {
  const { source, lines, needs } = requirement;
  return (
    <dl>
      <Fact name="guide">
        <Source {...source} />
      </Fact>
      <Fact name="lines">{lines.join(', ')}</Fact>
      {needs.length > 0 && (
        <Fact name="needs">
          <code>{needs.join(', ')}</code>
        </Fact>
      )}
      {'untestable' in requirement ? (
        <Fact name="not tested">
          <Linked text={requirement.untestable} ids={ids} />
        </Fact>
      ) : (
        <>
          <Fact name="observed in">{enumerated(requirement.observedIn.map((point) => OBSERVATION_POINTS[point]))}</Fact>
          <Fact name="to be covered by">{requirement.coveredBy.join(', ')}</Fact>
          <Fact name="covered by">
            <Checks traces={traces} />
          </Fact>
        </>
      )}
      {errata.length > 0 && (
        <Fact name="errata">
          <ul>
            {errata.map((one) => (
              <li key={one.id}>
                <To id={one.id} /> {one.about}
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}
