import type { Candidate } from '../../harness/candidate/candidate.ts';
import { requirement } from '../../spec/catalogue.ts';

/** Why a requirement does not apply to a candidate, by its release line or its capabilities; `null` if it applies. */
export function whyInapplicable(
  id: string,
  { profile, capabilities }: Pick<Candidate, 'profile' | 'capabilities'>,
): string | null {
  const { lines, needs } = requirement(id);
  if (!lines.includes(profile.line)) return `not promised by the release line ${profile.line}`;
  const missing = needs.filter((need) => !capabilities.includes(need));
  return missing.length === 0 ? null : `the candidate does not declare ${missing.join(', ')}`;
}
