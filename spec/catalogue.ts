import { z } from 'zod';
import { type Requirement, requirementSchema } from './requirement.ts';
import { deferral } from './requirements/deferral.ts';
import { identityCookie } from './requirements/identity-cookie.ts';
import { network } from './requirements/network.ts';
import { optOut } from './requirements/opt-out.ts';
import { probeCookie } from './requirements/probe-cookie.ts';
import { unsentQueue } from './requirements/unsent-queue.ts';

/**
 * The revision of the requirement set. It changes whenever a requirement is added, retired, or means something else, so
 * that two results can be told to speak of the same promises.
 */
export const REVISION = '2026-11-24';

/** Every requirement, in the order a person reads them. */
export const catalogue: readonly Requirement[] = z
  .array(requirementSchema)
  .parse([...identityCookie, ...probeCookie, ...unsentQueue, ...deferral, ...optOut, ...network]);

const byId = new Map(catalogue.map((requirement) => [requirement.id, requirement]));
if (byId.size !== catalogue.length) throw new Error('The catalogue uses a requirement id twice.');

/** The requirement with this id; an unknown id is a mistake in the suite, so it throws. */
export function requirement(id: string): Requirement {
  const found = byId.get(id);
  if (!found) throw new Error(`No requirement ${id}. Known subjects: ${subjects().join(', ')}.`);
  return found;
}

/** The subjects of the catalogue: an id without its number. */
export function subjects(): string[] {
  return [...new Set(catalogue.map(({ id }) => subjectOf(id)))];
}

export function subjectOf(id: string): string {
  return id.replace(/-\d+$/, '');
}
