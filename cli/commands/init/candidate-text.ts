import type { CandidateFile } from '../../../harness/candidate-file/candidate-file.ts';
import type { ReleaseLine } from '../../../spec/release-line.ts';
import type { Capability } from '../../../spec/requirement.ts';

interface CandidateFacts {
  name: string;
  bundle: string;
  line: ReleaseLine;
  /** The adapter that is written beside the candidate file, if the SDK needs one. */
  adapter: { file: string; global: string; without: readonly Capability[] } | undefined;
  json: boolean;
}

/** Returns the text of a candidate file with the known facts. In TypeScript, comments show the other fields. */
export function candidateText({ name, bundle, line, adapter, json }: CandidateFacts): string {
  const scripts = `./${bundle}`;
  if (json) {
    const candidate: CandidateFile = {
      name,
      scripts,
      follows: line,
      ...(adapter && {
        adapter: `./${adapter.file}`,
        profile: { api: { global: adapter.global } },
        capabilities: { without: [...adapter.without] },
      }),
    };
    return `${JSON.stringify(candidate, null, 2)}\n`;
  }
  return `import { defineCandidate } from 'amplitude-conformance';

// The SDK to judge, and the release line to judge it by. To check this file: npx amplitude-conformance smoke ./${name}.candidate.ts
export default defineCandidate({
  // Its name in results and on the badge.
  name: ${quoted(name)},

  // Classic scripts, in the order in which a page includes them. Paths are relative to this file.
  scripts: ${quoted(scripts)},

  // The release line whose promises, names and formats it keeps.
  follows: ${quoted(line)},

${adapter ? adapterFields(adapter) : OPTIONAL_FIELDS}
  // Known failures and their reasons. Reports show them; they never count as conforming.
  // deviations: [{ requirement: 'COOKIE-NAME-2', engines: ['chromium'], reason: 'It takes seven characters; see …' }],
});
`;
}

const OPTIONAL_FIELDS = `  // Names and formats that differ from that line.
  // profile: { identityCookie: { prefix: 'mine_' } },

  // What the line can do and this SDK cannot. Requirements that need it are not judged, and reports say so.
  // capabilities: { without: ['clearStorage'] },
`;

function adapterFields({ file, global, without }: NonNullable<CandidateFacts['adapter']>): string {
  return `  // The module that calls the SDK’s methods. Complete it first.
  adapter: ${quoted(`./${file}`)},

  // Names and formats that differ from that line.
  profile: { api: { global: ${quoted(global)} } },

  // What the line can do and this SDK cannot, as far as its methods show. Requirements that need it are not judged.
  capabilities: { without: [${without.map(quoted).join(', ')}] },
`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
