import type { JSX } from 'preact';
import { Frame, type PageAssets } from '../page/frame.tsx';
import { IdLink } from '../page/linked.tsx';
import { STATUS_DISPLAY } from '../page/status.ts';
import { StatusLabel } from '../page/status-label.tsx';
import type { ReplayLinks } from '../replay/select-replays.ts';
import { SECTION_TITLES } from '../specification/fixed-text.ts';
import { Appendices, Chapters, idsOf, ReadingGuide } from '../specification/page.tsx';
import type { Specification } from '../specification/specification.ts';
import { counted } from '../text/phrases.ts';
import type { Annotation } from './annotation.ts';
import { ConsentProof } from './consent-proof.tsx';
import { FaultMatches } from './fault-matches.tsx';
import { Filters } from './filters.tsx';
import { ReportHeader } from './header.tsx';
import { JudgedArticle } from './requirement.tsx';
import { summarizeRun } from './run-summary.ts';
import { StepByStep } from './timeline.tsx';
import { selectTimelines } from './timeline-selection.ts';

/** A run’s report: the answer first, then the specification with the run’s findings. */
export function ReportPage({
  specification,
  annotation,
  replays,
  retired,
  assets,
}: {
  specification: Specification;
  annotation: Annotation;
  replays: ReplayLinks;
  /** Whether the specification is of another revision, of which only the sentences are known. */
  retired: boolean;
  assets: PageAssets;
}): JSX.Element {
  const { results, judged } = annotation;
  const applicable: Specification = {
    ...specification,
    chapters: specification.chapters
      .map((chapter) => ({
        ...chapter,
        requirements: chapter.requirements.filter(({ requirement }) => judged.has(requirement.id)),
      }))
      .filter(({ requirements }) => requirements.length > 0),
  };
  const ids = idsOf(applicable);
  const selection = selectTimelines(annotation, replays);
  const { candidate } = results;
  return (
    <Frame title={`${candidate.name} ${candidate.version ?? ''} ${summarizeRun(results).predicate}`} assets={assets}>
      <ReportHeader annotation={annotation} />
      <Contents specification={applicable} annotation={annotation} retired={retired} />
      <main id="main">
        <NeedsAttention annotation={annotation} />
        <FaultMatches results={results} />
        <ConsentProof results={results} ids={ids} />
        <section aria-labelledby="requirements">
          <h2 id="requirements">The specification, with verdicts</h2>
          <Filters results={results} chapters={applicable.chapters} />
        </section>
        <div id="judged">
          <Chapters specification={applicable}>
            {(stated) => {
              const { id } = stated.requirement;
              const own = judged.get(id);
              return own ? (
                <JudgedArticle key={id} stated={stated} judged={own} selection={selection} ids={ids} facts={!retired} />
              ) : null;
            }}
          </Chapters>
        </div>
        <section aria-labelledby="steps">
          <h2 id="steps">Step by step</h2>
          <p class="about">
            The actions of each check that reported a finding, their effects, and the state afterwards. Every state was
            observed, not inferred. It contains what the page itself could read once it was idle and, if the check read
            them, the browser’s cookie jar and everything else that the origin stored.
          </p>
          {[...selection.timelines.values()].map((timeline) => (
            <StepByStep key={timeline.id} timeline={timeline} ids={ids} />
          ))}
          {selection.timelines.size === 0 && <p>No check reported a finding.</p>}
        </section>
        {!retired && (
          <>
            <ReadingGuide />
            <Appendices specification={applicable} ids={ids} />
          </>
        )}
      </main>
      <footer>
        <p>Generated from a results file. This page loads nothing and sends nothing. Not affiliated with Amplitude.</p>
      </footer>
    </Frame>
  );
}

/** The requirements that need attention, each with a link to its findings. */
function NeedsAttention({ annotation: { judged } }: { annotation: Annotation }): JSX.Element {
  const serious = [...judged]
    .map(([id, { statuses }]) => ({ id, ...statuses[0] }))
    .filter(({ status }) => STATUS_DISPLAY[status].tone !== 'good' && STATUS_DISPLAY[status].tone !== 'none');
  return (
    <section aria-labelledby="needs-attention">
      <h2 id="needs-attention">Needs attention</h2>
      {serious.length === 0 ? (
        <p>Nothing: every requirement that was judged holds.</p>
      ) : (
        <>
          <p class="about">{counted(serious.length, 'requirement')}, each linked to its findings.</p>
          <ul class="statuses">
            {serious.map(({ id, status }) => (
              <li key={id} class={`status ${STATUS_DISPLAY[status].tone}`}>
                <StatusLabel status={status} /> <IdLink id={id} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Contents({
  specification: { chapters },
  retired,
  annotation: { judged },
}: {
  specification: Specification;
  retired: boolean;
  annotation: Annotation;
}): JSX.Element {
  return (
    <nav aria-labelledby="contents">
      <h2 id="contents">{SECTION_TITLES.contents}</h2>
      <ul>
        {(
          [
            ['needs-attention', 'Needs attention'],
            ['consent-proof', 'Consent proof'],
            ['requirements', 'The specification'],
          ] as const
        ).map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
        {chapters.map(({ subject, requirements }) => {
          const bad = requirements.filter(({ requirement }) => {
            const tone = STATUS_DISPLAY[judged.get(requirement.id)?.statuses[0].status ?? 'untested'].tone;
            return tone !== 'good' && tone !== 'none';
          }).length;
          return (
            <li key={subject.id} class="chapter">
              <a href={`#${subject.id}`}>{subject.title}</a>{' '}
              <span class="count">
                {bad > 0 && <b class="bad">{bad} of </b>}
                {requirements.length}
              </span>
            </li>
          );
        })}
        <li>
          <a href="#steps">Step by step</a>
        </li>
        {(
          [
            ['reading', SECTION_TITLES.reading],
            ['errata', SECTION_TITLES.errata],
            ['untestable', SECTION_TITLES.untestable],
            ['uncited', SECTION_TITLES.uncited],
          ] as const
        ).map(
          ([id, name]) =>
            !retired && (
              <li key={id}>
                <a href={`#${id}`}>{name}</a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}
