import type { JSX } from 'preact';
import { STATUSES } from '../page/status.ts';
import { RequirementFacts, RequirementHeading } from '../specification/requirement.tsx';
import type { StatedRequirement } from '../specification/specification.ts';
import type { JudgedRequirement } from './annotation.ts';
import type { RunSelection } from './shown-run.ts';
import { Remarks, Stands } from './verdicts.tsx';

/** One requirement with its verdicts: its sentence coloured by them, and below it whatever did not hold. */
export function JudgedArticle({
  stated,
  judged,
  telling,
  ids,
  facts,
}: {
  stated: StatedRequirement;
  judged: JudgedRequirement;
  telling: RunSelection;
  ids: ReadonlySet<string>;
  /** Whether more is known of it than its sentence. */
  facts: boolean;
}): JSX.Element {
  const { id, level, sentence } = stated.requirement;
  const where = Object.fromEntries(
    judged.stands.flatMap(({ status, engines }) => engines.map((engine) => [`data-in-${engine}`, status])),
  );
  return (
    <article id={id} class={`judged ${STATUSES[judged.stands[0].status].tone}`} data-level={level} {...where}>
      <div class="title">
        <RequirementHeading {...stated} />
        <Stands stands={judged.stands} />
      </div>
      <p class="said">{sentence}</p>
      {!judged.scored && <p class="about">Not scored: the revision that this run is scored by did not have it yet.</p>}
      <Remarks id={id} judged={judged} telling={telling} />
      {facts && (
        <details class="facts">
          <summary>Where it comes from, and what covers it</summary>
          <RequirementFacts stated={stated} ids={ids} />
        </details>
      )}
    </article>
  );
}
