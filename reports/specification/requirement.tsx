import type { JSX } from 'preact';
import { IdLink, LinkedText } from '../page/linked.tsx';
import { enumerated } from '../text/phrases.ts';
import { Checks, Fact, GuideSource } from './facts.tsx';
import { OBSERVATION_POINT_DESCRIPTIONS } from './fixed-text.ts';
import type { StatedRequirement } from './specification.ts';

/** One requirement with all that is known of it. */
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
      <p class="sentence">{sentence}</p>
      <RequirementFacts stated={stated} ids={ids} />
    </article>
  );
}

/** Its id, by which it is linked to, and its level. */
export function RequirementHeading({ requirement: { id, level } }: StatedRequirement): JSX.Element {
  return (
    <h3>
      <a href={`#${id}`}>{id}</a> <span class={`level ${level.toLowerCase()}`}>{level}</span>
    </h3>
  );
}

/** Where it comes from, where it shows, what covers it. */
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
        <GuideSource {...source} />
      </Fact>
      <Fact name="lines">{lines.join(', ')}</Fact>
      {needs.length > 0 && (
        <Fact name="needs">
          <code>{needs.join(', ')}</code>
        </Fact>
      )}
      {'untestable' in requirement ? (
        <Fact name="not tested">
          <LinkedText text={requirement.untestable} ids={ids} />
        </Fact>
      ) : (
        <>
          <Fact name="observed in">
            {enumerated(requirement.observedIn.map((point) => OBSERVATION_POINT_DESCRIPTIONS[point]))}
          </Fact>
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
                <IdLink id={one.id} /> {one.about}
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}
