import type { Verb } from '../../../harness/adapter/adapter.ts';
import { guessVerb, VERBS } from '../../../harness/adapter/verb-guess.ts';
import { lineDefaults } from '../../../harness/candidate/release-lines.ts';
import type { DefinedGlobal } from '../../../harness/smoke/report.ts';
import type { ReleaseLine } from '../../../spec/release-line.ts';
import { type Capability, capabilitySchema } from '../../../spec/requirement.ts';

interface AdapterFacts {
  /** The candidate file’s name. */
  candidate: string;
  global: DefinedGlobal;
  line: ReleaseLine;
}

/** What each verb must do, in comment lines. */
const TASKS: Readonly<Record<Verb, readonly string[]>> = {
  init: [
    'It must initialise the SDK for this API key, and upload each event at once,',
    'to the address `ingestion` (host and path) on the page’s own `protocol`.',
  ],
  track: ['It must track one event with its properties.'],
  setUserId: ['It must set the user id; `null` logs the user out.'],
  identify: ['It must set one property of the user.'],
  setOptOut: ['It must opt the user out, or back in.'],
  enableTracking: ['It must give the consent that `deferInitialization` waits for.'],
  clearStorage: ['It must remove everything that the SDK stored.'],
};

/** The capability that a verb belongs to; the others belong to every SDK. */
const CAPABILITY: Partial<Record<Verb, Capability>> = {
  identify: 'identify',
  setOptOut: 'optOut',
  enableTracking: 'deferInitialization',
  clearStorage: 'clearStorage',
};

/** Capabilities of the line that the skeleton does not offer: those of the verbs without a guess, and named instances. */
export function capabilitiesWithoutVerb({ methods }: DefinedGlobal, line: ReleaseLine): Capability[] {
  const absent = VERBS.flatMap((verb) => (guessVerb(verb, methods) === null ? (CAPABILITY[verb] ?? []) : []));
  const { capabilities } = lineDefaults(line);
  return capabilitySchema.options.filter(
    (capability) => capabilities.includes(capability) && [...absent, 'instances'].includes(capability),
  );
}

/** An adapter to complete: every verb, with the method of the SDK’s global that has a similar name. */
export function adapterText({ candidate, global: { name, methods }, line }: AdapterFacts): string {
  const entry = guessVerb('init', methods) ?? methods[0];
  const uploads =
    lineDefaults(line).adapter === 'analytics-browser'
      ? `serverUrl: \`\${protocol}//\${ingestion}\``
      : `apiEndpoint: ingestion, forceHttps: protocol === 'https:'`;
  const used = VERBS.filter((verb) => guessVerb(verb, methods) !== null);
  const bodies = VERBS.map((verb) => verbText(verb, methods, uploads));
  return `import type { Adapter } from 'amplitude-conformance';

// Drives window.${name}. Each verb calls the method with the most similar name; its TODO says what to check. Then:
// npx amplitude-conformance smoke ./${candidate}

/** The methods that window.${name} has. */
interface Sdk {
${methods.map((method) => `  ${method}(...args: unknown[]): unknown;\n`).join('')}}

export const adapter: Adapter = ({ window, global${used.includes('init') ? ', ingestion, protocol' : ''} }) => {
  const sdk = window[global] as Sdk | undefined;
  if (${entry === undefined ? '!sdk' : `typeof sdk?.${entry} !== 'function'`}) {
    throw new Error(\`window.\${global}${entry === undefined ? ' is not defined' : `.${entry} is not a function`}: the scripts did not define the SDK.\`);
  }
  // TODO: if the SDK has named instances, drive the one whose name is passed to this function; null is the default instance.
  return () => ({
${bodies.join('')}  });
};
`;
}

/** How each verb calls a method: the verb’s own parameters, and the arguments of the method. */
const CALLS: Readonly<Record<Exclude<Verb, 'init'>, readonly [parameters: string, args: string]>> = {
  track: ['event, properties', 'event, properties'],
  setUserId: ['userId', 'userId'],
  identify: ['property, value', '{ [property]: value }'],
  setOptOut: ['optOut', 'optOut'],
  enableTracking: ['', ''],
  clearStorage: ['', ''],
};

function verbText(verb: Verb, methods: readonly string[], uploads: string): string {
  const method = guessVerb(verb, methods);
  const capability = CAPABILITY[verb];
  const unless = capability ? [`If it can, remove ${capability} from capabilities.without in the candidate file.`] : [];
  const [parameters, args] =
    verb === 'init' ? ['{ apiKey, userId, options }', `apiKey, userId, { ...options, ${uploads} }`] : CALLS[verb];
  const comments =
    method === null
      ? [`TODO: call the SDK’s own method for ${verb}.`, ...TASKS[verb], ...unless]
      : [`TODO: check that ${method} is the right method, with the right arguments.`, ...TASKS[verb]];
  return `${comments.map((line) => `    // ${line}\n`).join('')}    ${verb}: (${method === null ? '' : parameters}) => {
      ${method === null ? `throw new Error('The SDK has no ${verb}.')` : `sdk.${method}(${args})`};
    },
`;
}
