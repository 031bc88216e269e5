import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { historyPaths } from './files.ts';
import { historyText, readHistory } from './history-file.ts';
import { historyMarkdown } from './markdown.ts';
import { readRemarks, remarkOn } from './remarks.ts';
import { versionSentences } from './sentences.ts';

const folder = fileURLToPath(new URL('../published', import.meta.url));
const names = readdirSync(folder).flatMap((file) => /^(.+?)(?<!\.remarks)\.json$/.exec(file)?.[1] ?? []);

test('both covered packages have a history', () => {
  expect(names).toEqual(['@amplitude-analytics-browser', 'amplitude-js']);
});

describe.each(names)('the history of %s', (name) => {
  const paths = historyPaths(name, folder);
  const history = readHistory(paths.data);
  const remarks = readRemarks(paths.remarks);

  test('is as the command writes it, and its page matches its data', () => {
    expect(readFileSync(paths.data, 'utf8')).toBe(historyText(history));
    expect(readFileSync(paths.page, 'utf8')).toBe(historyMarkdown(history, remarks));
  });

  test('has a change for each change of verdict, and for each sentence', () => {
    const judged = history.versions.filter(({ hash }) => hash !== null).map(({ version }) => version);
    const expected = history.requirements.flatMap(({ id, verdictChanges }) =>
      verdictChanges
        .slice(1)
        .map(({ version, verdict }) => `${id} ${judged[judged.indexOf(version) - 1]} ${version} ${verdict}`),
    );
    const changes = history.changes.map((one) => `${one.requirement} ${one.before} ${one.after} ${one.verdicts.after}`);
    expect(changes.sort()).toEqual(expected.sort());
    for (const { text, changes } of versionSentences(history)) expect(changes, text).not.toEqual([]);
    expect(
      history.requirements.flatMap(({ verdictChanges }) => verdictChanges).map(({ verdict }) => verdict),
    ).not.toContain('harness-error');
  });

  test('each change has a remark, and each remark a change', () => {
    const unexplained = history.changes.filter((change) => remarkOn(remarks, change) === undefined);
    expect(unexplained.map(({ requirement, before, after }) => `${requirement} ${before} ${after}`)).toEqual([]);
    const remarked = (remarks?.remarks ?? []).flatMap(({ before, after, requirements }) =>
      requirements.map((id) => `${id} ${before} ${after}`),
    );
    const changes = history.changes.map(({ requirement, before, after }) => `${requirement} ${before} ${after}`);
    expect(remarked.sort()).toEqual(changes.sort());
  });
});
