import type { BehaviourLine } from '../../spec/behaviour-line.ts';
import { amplitudeJs, type Line } from './known-packages.ts';

/** What a candidate that follows a behaviour line is driven with and judged by, unless it says otherwise. */
export const lines = { 'amplitude-js 6-8': amplitudeJs } satisfies Partial<Record<BehaviourLine, Line>>;
