import type { JSX } from 'preact';
import type { Status } from '../results/results.ts';
import { STATUS_DISPLAY } from './status.ts';

/** A status by its sign, its name and its colour. */
export function StatusLabel({ status }: { status: Status }): JSX.Element {
  const { sign, tone } = STATUS_DISPLAY[status];
  return (
    <b class={tone}>
      <span aria-hidden="true">{sign}</span> {status}
    </b>
  );
}
