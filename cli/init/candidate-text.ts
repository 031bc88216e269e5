import type { CandidateFile } from '../../harness/candidate-file/candidate-file.ts';
import type { ReleaseLine } from '../../spec/release-line.ts';

interface CandidateFacts {
  name: string;
  bundle: string;
  line: ReleaseLine;
  json: boolean;
}

/** A candidate file that says what is known, and, in TypeScript, how to say the rest. */
export function candidateText({ name, bundle, line, json }: CandidateFacts): string {
  const scripts = `./${bundle}`;
  if (json) {
    const candidate: CandidateFile = { name, scripts, follows: line };
    return `${JSON.stringify(candidate, null, 2)}\n`;
  }
  return `import { defineCandidate } from 'amplitude-conformance';

// Who is judged, and by what. Whether this fits: npx amplitude-conformance smoke ./${name}.candidate.ts
export default defineCandidate({
  // What results and the badge call it.
  name: ${quoted(name)},

  // Classic scripts, in the order in which a page includes them; paths as seen from this file.
  scripts: ${quoted(scripts)},

  // The behaviour line whose promises, names and formats it keeps.
  follows: ${quoted(line)},

  // The names and formats that are its own.
  // profile: { identityCookie: { prefix: 'mine_' } },

  // What the line can do and this SDK cannot. What needs it is not judged, and the report says so.
  // capabilities: { without: ['clearStorage'] },

  // Failures that are known, and why. They are shown, never counted as conforming.
  // deviations: [{ requirement: 'COOKIE-NAME-2', engines: ['chromium'], reason: 'It takes seven characters; see …' }],
});
`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
