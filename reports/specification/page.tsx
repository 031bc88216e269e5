import type { ComponentChildren, JSX } from 'preact';
import { Frame } from '../page/frame.tsx';
import { IdLink, LinkedText } from '../page/linked.tsx';
import { counted } from '../text/phrases.ts';
import { ErratumArticle } from './erratum.tsx';
import { Fact } from './facts.tsx';
import {
  CHECK_KIND_DESCRIPTIONS,
  FACT_DESCRIPTIONS,
  INTRODUCTION,
  LEVEL_DESCRIPTIONS,
  READING_GUIDE,
  SECTION_INTRODUCTIONS,
  SECTION_TITLES,
  TITLE,
} from './fixed-text.ts';
import { RequirementArticle } from './requirement.tsx';
import type { Specification, StatedRequirement } from './specification.ts';
import { SPECIFICATION_STYLE } from './style.ts';

/** The specification as one page. */
export function Page({ specification }: { specification: Specification }): JSX.Element {
  const ids = idsOf(specification);
  return (
    <Frame title={TITLE} assets={{ style: SPECIFICATION_STYLE }}>
      <header>
        <h1>{TITLE}</h1>
        <p>
          Requirements of {specification.revision}. {INTRODUCTION}
        </p>
      </header>
      <Contents specification={specification} />
      <main id="main">
        <ReadingGuide />
        <Chapters specification={specification}>
          {(stated) => <RequirementArticle key={stated.requirement.id} stated={stated} ids={ids} />}
        </Chapters>
        <Appendices specification={specification} ids={ids} />
      </main>
      <footer>
        <p>Written by npm run specification. Not affiliated with Amplitude.</p>
      </footer>
    </Frame>
  );
}

/** What a page of the specification can link to. */
export function idsOf({ chapters, errata }: Specification): ReadonlySet<string> {
  return new Set([
    ...chapters.flatMap(({ requirements }) => requirements.map(({ requirement }) => requirement.id)),
    ...errata.map(({ erratum }) => erratum.id),
  ]);
}

/** What the words of a page mean. */
export function ReadingGuide(): JSX.Element {
  return (
    <Section id="reading">
      <Words about={READING_GUIDE.levels} words={LEVEL_DESCRIPTIONS} />
      <Words about={READING_GUIDE.facts} words={FACT_DESCRIPTIONS} />
      <Words about={READING_GUIDE.kinds} words={CHECK_KIND_DESCRIPTIONS} />
    </Section>
  );
}

/** The requirements by subject, each as `children` has it. */
export function Chapters({
  specification: { chapters },
  children,
}: {
  specification: Specification;
  children: (stated: StatedRequirement) => JSX.Element | null;
}): JSX.Element[] {
  return chapters.map(({ subject, requirements }) => (
    <section key={subject.id} aria-labelledby={subject.id}>
      <h2 id={subject.id}>{subject.title}</h2>
      <p class="about">{subject.introduction}</p>
      {requirements.map((stated) => children(stated))}
    </section>
  ));
}

/** What is said of the guide as a whole. */
export function Appendices({
  specification: { errata, untestable, guide },
  ids,
}: {
  specification: Specification;
  ids: ReadonlySet<string>;
}): JSX.Element {
  return (
    <>
      <Section id="errata" about={SECTION_INTRODUCTIONS.errata}>
        {errata.map((stated) => (
          <ErratumArticle key={stated.erratum.id} stated={stated} ids={ids} />
        ))}
      </Section>
      <Section id="untestable" about={SECTION_INTRODUCTIONS.untestable}>
        <ul>
          {untestable.map(({ id, why }) => (
            <li key={id}>
              <IdLink id={id} />: <LinkedText text={why} ids={ids} />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="uncited" about={SECTION_INTRODUCTIONS.uncited(guide)}>
        <dl>
          {guide.uncited.map(({ reason, why, sentences }) => (
            <Fact key={reason} name={reason}>
              {counted(sentences, 'sentence')}. {why}
            </Fact>
          ))}
        </dl>
      </Section>
    </>
  );
}

function Contents({ specification: { chapters } }: { specification: Specification }): JSX.Element {
  return (
    <nav aria-labelledby="contents">
      <h2 id="contents">{SECTION_TITLES.contents}</h2>
      <ul>
        {chapters.map(({ subject, requirements }) => (
          <li key={subject.id}>
            <a href={`#${subject.id}`}>{subject.title}</a> <span class="count">{requirements.length}</span>
          </li>
        ))}
        {(['errata', 'untestable', 'uncited'] as const).map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{SECTION_TITLES[id]}</a>
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
  id: keyof typeof SECTION_TITLES;
  about?: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{SECTION_TITLES[id]}</h2>
      {about && <p class="about">{about}</p>}
      {children}
    </section>
  );
}
