import type { CandidateFile } from '../../../harness/candidate-file/candidate-file.ts';
import type { ReleaseLine } from '../../../spec/release-line.ts';

interface CandidateFacts {
  name: string;
  bundle: string;
  line: ReleaseLine;
  json: boolean;
}

/** Returns the text of a candidate file with the known facts. In TypeScript, comments show the other fields. */
export function candidateText({ name, bundle, line, json }: CandidateFacts): string {
  const scripts = `./${bundle}`;
  if (json) {
    const candidate: CandidateFile = { name, scripts, follows: line };
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

  // Names and formats that differ from that line.
  // profile: { identityCookie: { prefix: 'mine_' } },

  // What the line can do and this SDK cannot. Requirements that need it are not judged, and reports say so.
  // capabilities: { without: ['clearStorage'] },

  // Known failures and their reasons. Reports show them; they never count as conforming.
  // deviations: [{ requirement: 'COOKIE-NAME-2', engines: ['chromium'], reason: 'It takes seven characters; see …' }],
});
`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
