import type { ComponentChildren, JSX } from 'preact';
import type { Requirement } from '../../spec/requirement.ts';
import { describeCitations } from './fixed-text.ts';
import type { Trace } from './traceability.ts';

/** An entry of a description list. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The source in the guide. Its sentences are not stored, only their hashes. */
export function GuideSource({ section, sentences }: Requirement['source']): JSX.Element {
  return (
    <>
      “{section}”, {describeCitations(sentences)}
      {sentences.length > 0 && <small> {sentences.join(' ')}</small>}
    </>
  );
}

export function Checks({ traces }: { traces: readonly Trace[] }): JSX.Element {
  if (traces.length === 0) return <>no check yet</>;
  return (
    <ul>
      {traces.map(({ check, kind, engines }) => (
        <li key={check}>
          <code>{check}</code> ({kind}) <small>{engines.join(', ')}</small>
        </li>
      ))}
    </ul>
  );
}
