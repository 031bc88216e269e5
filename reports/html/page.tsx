import type { JSX } from 'preact';
import { Frame, type PageAssets } from '../page/frame.tsx';
import { To } from '../page/linked.tsx';
import { STATUSES } from '../page/status.ts';
import type { Replays } from '../replay/chosen.ts';
import { Appendices, Chapters, idsOf, Reading } from '../specification/page.tsx';
import type { Specification } from '../specification/specification.ts';
import { SECTIONS } from '../specification/words.ts';
import { counted } from '../text/phrases.ts';
import type { Annotation } from './annotation.ts';
import { answerOf } from './answer.ts';
import { ConsentProof } from './consent-proof.tsx';
import { FaultMatches } from './fault-matches.tsx';
import { Filters } from './filters.tsx';
import { JudgedArticle } from './requirement.tsx';
import { selectRuns } from './shown-run.ts';
import { StepByStep } from './timeline.tsx';
import { Top } from './top.tsx';
import { Stood } from './verdicts.tsx';

/** The specification as one run saw it held: the answer first, then what it rests on. */
export function ReportPage({
  specification,
  annotation,
  replays,
  retired,
  assets,
}: {
  specification: Specification;
  annotation: Annotation;
  replays: Replays;
  /** Whether it is of another revision, of which only the sentences are known. */
  retired: boolean;
  assets: PageAssets;
}): JSX.Element {
  const { results, judged } = annotation;
  const promised: Specification = {
    ...specification,
    chapters: specification.chapters
      .map((chapter) => ({
        ...chapter,
        requirements: chapter.requirements.filter(({ requirement }) => judged.has(requirement.id)),
      }))
      .filter(({ requirements }) => requirements.length > 0),
  };
  const ids = idsOf(promised);
  const telling = selectRuns(annotation, replays);
  const { candidate } = results;
  return (
    <Frame title={`${candidate.name} ${candidate.version ?? ''} ${answerOf(results).does}`} assets={assets}>
      <Top annotation={annotation} />
      <Contents specification={promised} annotation={annotation} retired={retired} />
      <main id="main">
        <ToLookAt annotation={annotation} />
        <FaultMatches results={results} />
        <ConsentProof results={results} ids={ids} />
        <section aria-labelledby="requirements">
          <h2 id="requirements">The specification, as it was held</h2>
          <Filters results={results} chapters={promised.chapters} />
        </section>
        <div id="judged">
          <Chapters specification={promised}>
            {(stated) => {
              const { id } = stated.requirement;
              const own = judged.get(id);
              return own ? (
                <JudgedArticle key={id} stated={stated} judged={own} telling={telling} ids={ids} facts={!retired} />
              ) : null;
            }}
          </Chapters>
        </div>
        <section aria-labelledby="steps">
          <h2 id="steps">Step by step</h2>
          <p class="about">
            What the checks did that found something, what each act caused, and what could be read afterwards. Nothing
            is worked out: what a page keeps was read there when it had come to rest, by what it can read itself; the
            browser’s own jar, and what else an origin keeps, where the check read it.
          </p>
          {[...telling.runs.values()].map((run) => (
            <StepByStep key={run.id} run={run} ids={ids} />
          ))}
          {telling.runs.size === 0 && <p>No check found anything to tell.</p>}
        </section>
        {!retired && (
          <>
            <Reading />
            <Appendices specification={promised} ids={ids} />
          </>
        )}
      </main>
      <footer>
        <p>One file, made from a results file; it loads nothing and sends nothing. Not affiliated with Amplitude.</p>
      </footer>
    </Frame>
  );
}

/** What somebody should look at, each where it stands below. */
function ToLookAt({ annotation: { judged } }: { annotation: Annotation }): JSX.Element {
  const found = [...judged]
    .map(([id, { stands }]) => ({ id, ...stands[0] }))
    .filter(({ status }) => STATUSES[status].tone !== 'good' && STATUSES[status].tone !== 'none');
  return (
    <section aria-labelledby="to-look-at">
      <h2 id="to-look-at">To look at</h2>
      {found.length === 0 ? (
        <p>Nothing: all that was judged holds.</p>
      ) : (
        <>
          <p class="about">{counted(found.length, 'requirement')}, each linked to what was seen.</p>
          <ul class="stands">
            {found.map(({ id, status }) => (
              <li key={id} class={`stand ${STATUSES[status].tone}`}>
                <Stood status={status} /> <To id={id} />
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
      <h2 id="contents">{SECTIONS.contents}</h2>
      <ul>
        {(
          [
            ['to-look-at', 'To look at'],
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
            const tone = STATUSES[judged.get(requirement.id)?.stands[0].status ?? 'untested'].tone;
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
            ['reading', SECTIONS.reading],
            ['errata', SECTIONS.errata],
            ['untestable', SECTIONS.untestable],
            ['uncited', SECTIONS.uncited],
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
