import type { BehaviourLine } from '../../spec/requirement.ts';
import { amplitudeJs, type Line } from './known-packages.ts';

/** What a candidate that follows a behaviour line is driven with and judged by, unless it says otherwise. */
export const lines: Readonly<Record<BehaviourLine, Line>> = { 'amplitude-js 6-8': amplitudeJs };
