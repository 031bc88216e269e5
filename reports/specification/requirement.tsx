import type { JSX } from 'preact';
import type { JudgedRequirement } from './annotation.ts';
import { Checks, Fact, Source } from './facts.tsx';
import { Linked, To } from './linked.tsx';
import type { StatedRequirement } from './specification.ts';
import { STANDINGS } from './standing.ts';
import { Remarks, Stands } from './verdicts.tsx';
import { enumerated, PLACES } from './words.ts';

/** One requirement with all that is known of it, and with its verdicts where a run is told of. */
export function RequirementArticle({
  stated: { requirement, traces, errata },
  judged,
  ids,
}: {
  stated: StatedRequirement;
  judged: JudgedRequirement | undefined;
  ids: ReadonlySet<string>;
}): JSX.Element {
  const { id, level, sentence, source, lines, needs } = requirement;
  const tone = judged && STANDINGS[judged.stands[0].standing].tone;
  return (
    <article id={id} class={tone && `judged ${tone}`}>
      <h3>
        <a href={`#${id}`}>{id}</a> <span class={`level ${level.toLowerCase()}`}>{level}</span>
      </h3>
      {judged && <Stands stands={judged.stands} />}
      <p class="said">{sentence}</p>
      {judged && <Remarks {...judged} />}
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
            <Fact name="shows in">{enumerated(requirement.shows.map((place) => PLACES[place]))}</Fact>
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
    </article>
  );
}
