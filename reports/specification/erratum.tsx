import type { JSX } from 'preact';
import { IdLink, LinkedText } from '../page/linked.tsx';
import { Checks, Fact, GuideSource } from './facts.tsx';
import { CHOSEN_READINGS } from './fixed-text.ts';
import type { StatedErratum } from './specification.ts';

/** An erratum: both readings, the chosen one with its reason, and the requirements that follow it. */
export function ErratumArticle({
  stated: { erratum, observers },
  ids,
}: {
  stated: StatedErratum;
  ids: ReadonlySet<string>;
}): JSX.Element {
  const { id, about, source, guide, against, chosen, why } = erratum;
  return (
    <article id={id}>
      <h3>
        <a href={`#${id}`}>{id}</a> {about}
      </h3>
      <dl>
        <Fact name="the guide">{guide}</Fact>
        <Fact name={against.who}>{against.says}</Fact>
        <Fact name="chosen">
          {CHOSEN_READINGS[chosen]} <LinkedText text={why} ids={ids} />
        </Fact>
        <Fact name="source">
          <GuideSource {...source} />
        </Fact>
        <dt>observed by</dt>
        {observers.map((one) => (
          <dd key={one.id}>
            <IdLink id={one.id} /> <Checks traces={one.traces} />
          </dd>
        ))}
      </dl>
    </article>
  );
}
