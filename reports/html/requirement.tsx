import type { JSX } from 'preact';
import { STATUS_DISPLAY } from '../page/status.ts';
import { RequirementFacts, RequirementHeading } from '../specification/requirement.tsx';
import type { StatedRequirement } from '../specification/specification.ts';
import type { JudgedRequirement } from './annotation.ts';
import { Findings, StatusList } from './findings.tsx';
import type { TimelineSelection } from './timeline-selection.ts';

/** One requirement with its statuses and findings; the most serious status colours its sentence. */
export function JudgedArticle({
  stated,
  judged,
  selection,
  ids,
  facts,
}: {
  stated: StatedRequirement;
  judged: JudgedRequirement;
  selection: TimelineSelection;
  ids: ReadonlySet<string>;
  /** Whether more than its sentence is known. */
  facts: boolean;
}): JSX.Element {
  const { id, level, sentence } = stated.requirement;
  const statusByEngine = Object.fromEntries(
    judged.statuses.flatMap(({ status, engines }) => engines.map((engine) => [`data-in-${engine}`, status])),
  );
  return (
    <article
      id={id}
      class={`judged ${STATUS_DISPLAY[judged.statuses[0].status].tone}`}
      data-level={level}
      {...statusByEngine}
    >
      <div class="title">
        <RequirementHeading {...stated} />
        <StatusList statuses={judged.statuses} />
      </div>
      <p class="sentence">{sentence}</p>
      {!judged.scored && <p class="about">Not scored: the requirement set that scores this run does not contain it.</p>}
      <Findings id={id} judged={judged} selection={selection} />
      {facts && (
        <details class="facts">
          <summary>Source and coverage</summary>
          <RequirementFacts stated={stated} ids={ids} />
        </details>
      )}
    </article>
  );
}
