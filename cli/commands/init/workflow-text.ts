import type { ProjectFacts } from './project.ts';

/** Returns the text of a GitHub workflow that judges the candidate at each push and pull request, and shows the verdicts. */
export function workflowText({ scripts, install }: ProjectFacts, candidate: string): string {
  const results = 'conformance-report/*/conformance.json';
  return `# Judges the SDK at each push and pull request. Written by amplitude-conformance init. Edit it as you like.
name: Conformance

on:
  push:
  pull_request:

permissions:
  contents: read

jobs:
  conformance:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: ${install}
${scripts['build'] === undefined ? '' : '      - run: npm run build\n'}      - run: npx amplitude-conformance engines --install
      - run: npx amplitude-conformance run ./${candidate}
      - name: Show failures on the page of the run and in the pull request
        if: always()
        run: npx amplitude-conformance views ${results} --annotations --job-summary
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: conformance
          path: conformance-report
`;
}
