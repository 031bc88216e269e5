import type { JSX } from 'preact';
import type { Standing } from '../results.ts';
import type { JudgedRequirement, Remark, Stand } from './annotation.ts';
import { Fact } from './facts.tsx';
import { STANDINGS } from './standing.ts';

/** A standing by its sign, its name and its colour, whichever of them a reader can see. */
export function Stood({ standing }: { standing: Standing }): JSX.Element {
  const { sign, tone } = STANDINGS[standing];
  return (
    <b class={tone}>
      <span aria-hidden="true">{sign}</span> {standing}
    </b>
  );
}

/** Where a requirement stands, and in which engines. */
export function Stands({ stands }: { stands: readonly Stand[] }): JSX.Element {
  return (
    <ul class="stands">
      {stands.map(({ standing, engines }) => (
        <li key={standing} class={`stand ${STANDINGS[standing].tone}`}>
          <Stood standing={standing} /> {engines.join(', ')}
        </li>
      ))}
    </ul>
  );
}

/** What checks said of it other than that it holds, each with the command that shows it again, and what was declared. */
export function Remarks({ remarks, declared }: Pick<JudgedRequirement, 'remarks' | 'declared'>): JSX.Element {
  return (
    <>
      {remarks.map((remark) => (
        <Said key={JSON.stringify(remark)} {...remark} />
      ))}
      {declared.map(({ reason, engines }) => (
        <div key={reason} class="remark warn">
          <p>
            <Stood standing="deviates" /> {engines.join(', ')}
          </p>
          <p>Declared: {reason}</p>
        </div>
      ))}
    </>
  );
}

function Said({ verdict, check, engines, message, expected, seen, replay }: Remark): JSX.Element {
  return (
    <div class={`remark ${STANDINGS[verdict].tone}`}>
      <p>
        <Stood standing={verdict} /> {engines.join(', ')}
      </p>
      <p>{message}</p>
      <dl>
        {expected !== undefined && (
          <Fact name="expected">
            <code>{expected}</code>
          </Fact>
        )}
        {seen !== undefined && (
          <Fact name="seen">
            <code>{seen}</code>
          </Fact>
        )}
        <Fact name="check">
          <code>{check}</code>
        </Fact>
        <Fact name="replay">
          <code>{replay}</code>
        </Fact>
      </dl>
    </div>
  );
}
