import type { Candidate } from '../../harness/candidate/candidate.ts';
import { requirement } from '../../spec/catalogue.ts';

/** Why a requirement says nothing about a candidate: its line or its capabilities; `null` for one that applies. */
export function whyInapplicable(
  id: string,
  { profile, capabilities }: Pick<Candidate, 'profile' | 'capabilities'>,
): string | null {
  const { lines, needs } = requirement(id);
  if (!lines.includes(profile.line)) return `not promised by the behaviour line ${profile.line}`;
  const missing = needs.filter((need) => !capabilities.includes(need));
  return missing.length === 0 ? null : `the candidate does not declare ${missing.join(', ')}`;
}
