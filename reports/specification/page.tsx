import { createHash } from 'node:crypto';
import type { ComponentChildren, JSX } from 'preact';
import type { Annotation } from './annotation.ts';
import { ErratumArticle } from './erratum.tsx';
import { Fact } from './facts.tsx';
import { Linked, To } from './linked.tsx';
import { RequirementArticle } from './requirement.tsx';
import { Run } from './run.tsx';
import type { Specification } from './specification.ts';
import { STYLE } from './style.ts';
import { ABOUT, counted, FACTS, INTRODUCTION, KINDS, LEVELS, READING, SECTIONS, TITLE } from './words.ts';

/** Nothing is loaded, nothing is run, and no style applies but the page’s own: whatever else may have got into it. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** The specification as one page, with the verdicts of a run where there is one to tell of. */
export function Page({
  specification,
  annotation,
}: {
  specification: Specification;
  annotation: Annotation | undefined;
}): JSX.Element {
  const { revision, chapters, errata, untestable, guide } = specification;
  const ids = new Set([
    ...chapters.flatMap(({ requirements }) => requirements.map(({ requirement }) => requirement.id)),
    ...errata.map(({ erratum }) => erratum.id),
  ]);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{annotation ? `${annotation.results.candidate.name}: ${TITLE}` : TITLE}</title>
        <style>{STYLE}</style>
      </head>
      <body class="page">
        <a class="skip" href="#main">
          Skip to the text
        </a>
        <header>
          <h1>{TITLE}</h1>
          <p>
            Requirements of {revision}. {INTRODUCTION}
          </p>
          {annotation && <Run annotation={annotation} />}
        </header>
        <Contents specification={specification} />
        <main id="main">
          <Section id="reading">
            <Words about={READING.levels} words={LEVELS} />
            <Words about={READING.facts} words={FACTS} />
            <Words about={READING.kinds} words={KINDS} />
          </Section>
          {chapters.map(({ subject, requirements }) => (
            <section key={subject.id} aria-labelledby={subject.id}>
              <h2 id={subject.id}>{subject.title}</h2>
              <p class="about">{subject.introduction}</p>
              {requirements.map((stated) => {
                const { id } = stated.requirement;
                return <RequirementArticle key={id} stated={stated} judged={annotation?.judged.get(id)} ids={ids} />;
              })}
            </section>
          ))}
          <Section id="errata" about={ABOUT.errata}>
            {errata.map((stated) => (
              <ErratumArticle key={stated.erratum.id} stated={stated} ids={ids} />
            ))}
          </Section>
          <Section id="untestable" about={ABOUT.untestable}>
            <ul>
              {untestable.map(({ id, why }) => (
                <li key={id}>
                  <To id={id} />: <Linked text={why} ids={ids} />
                </li>
              ))}
            </ul>
          </Section>
          <Section id="silent" about={ABOUT.silent(guide)}>
            <dl>
              {guide.silent.map(({ reason, why, sentences }) => (
                <Fact key={reason} name={reason}>
                  {counted(sentences, 'sentence')}. {why}
                </Fact>
              ))}
            </dl>
          </Section>
        </main>
        <footer>
          <p>Written by npm run spec. Not affiliated with Amplitude.</p>
        </footer>
      </body>
    </html>
  );
}

function Contents({ specification: { chapters } }: { specification: Specification }): JSX.Element {
  return (
    <nav aria-labelledby="contents">
      <h2 id="contents">{SECTIONS.contents}</h2>
      <ul>
        {chapters.map(({ subject, requirements }) => (
          <li key={subject.id}>
            <a href={`#${subject.id}`}>{subject.title}</a> <span class="count">{requirements.length}</span>
          </li>
        ))}
        {(['errata', 'untestable', 'silent'] as const).map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{SECTIONS[id]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Words({ about, words }: { about: string; words: Readonly<Record<string, string>> }): JSX.Element {
  return (
    <>
      <p>{about}</p>
      <dl>
        {Object.entries(words).map(([word, meaning]) => (
          <Fact key={word} name={word}>
            {meaning}
          </Fact>
        ))}
      </dl>
    </>
  );
}

function Section({
  id,
  about,
  children,
}: {
  id: keyof typeof SECTIONS;
  about?: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{SECTIONS[id]}</h2>
      {about && <p class="about">{about}</p>}
      {children}
    </section>
  );
}
