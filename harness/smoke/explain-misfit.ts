import { commandText } from '../../evidence/command-text.ts';
import { ENTRY_METHOD } from '../adapter/entry-method.ts';
import { guessVerb, VERBS } from '../adapter/verb-guess.ts';
import type { Candidate } from '../candidate/candidate.ts';
import { shellWord } from '../candidate/shell-word.ts';
import type { DefinedGlobal } from './report.ts';

/** Why an adapter does not find what it drives, and what to do about it. */
export interface Misfit {
  /** What was seen besides the adapter’s own message; `null` if nothing was. */
  seen: string | null;
  next: string;
  /** The global that needs an adapter of its own; `null` if another change is enough. */
  adapterTarget: DefinedGlobal | null;
}

export const TRY_IN_EMPTY_PAGE =
  'include the bundle in an empty page with a <script> tag, and look at the console; the bundle must be built for browsers';

/**
 * Explains why the candidate’s adapter does not fit the globals that its scripts define: the profile names another global,
 * the global has other methods than the adapter needs, or there is no global.
 */
export function explainMisfit(candidate: Candidate, globals: readonly DefinedGlobal[]): Misfit {
  const { global } = candidate.profile.api;
  const needed = ENTRY_METHOD[candidate.adapter];
  const others = globals.filter(({ name }) => name !== global);
  const drivable = needed === undefined ? others : others.filter(({ methods }) => methods.includes(needed));
  if (drivable.length > 0) {
    const names = drivable.map(({ name }) => JSON.stringify(name));
    const change = names.length === 1 ? names.join('') : `one of ${listed(names)}`;
    return { seen: null, next: `profile.api.global: ${change}, which the scripts define`, adapterTarget: null };
  }
  const target = globals.find(({ name }) => name === global) ?? likeliest(others);
  if (!target) return { seen: null, next: TRY_IN_EMPTY_PAGE, adapterTarget: null };
  const { name, methods } = target;
  const has = methods.length === 0 ? 'has no methods' : `has ${listed(methods)}`;
  if (needed === undefined)
    return { seen: `They define window.${name}, which ${has}.`, next: 'correct the adapter', adapterTarget: null };
  const lacks = methods.length === 0 ? '' : `, but no ${needed}`;
  return {
    seen: `They define window.${name}, which ${has}${lacks}.`,
    next: `${initCommand(candidate)}, which writes an adapter to complete`,
    adapterTarget: target,
  };
}

/** The global with the most methods that look like verbs of an adapter. */
function likeliest(globals: readonly DefinedGlobal[]): DefinedGlobal | undefined {
  const verbs = ({ methods }: DefinedGlobal) => VERBS.filter((verb) => guessVerb(verb, methods) !== null).length;
  return [...globals].sort((one, other) => verbs(other) - verbs(one))[0];
}

/** The command that writes an adapter, and a candidate file unless the candidate has one. */
function initCommand({ specifier, scripts: [script = ''] }: Candidate): string {
  const [, bundle] = /^file:(?!\/\/)(.+\.c?js)$/.exec(specifier) ?? [];
  return commandText('init', shellWord(bundle ?? script), ...(bundle === undefined ? ['--adapter-only'] : []));
}

function listed(names: readonly string[]): string {
  return names.length > 10 ? `${names.slice(0, 10).join(', ')}, …` : names.join(', ');
}
