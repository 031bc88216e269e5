import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argumentsOf, type Conclusion } from '../command.ts';
import { Misuse } from '../misuse.ts';
import { readResults } from '../results-file.ts';
import { annotationOf } from './annotation.ts';
import { committedFiles, presentSpecification } from './committed.ts';
import { specificationHtml } from './html.tsx';

const USAGE = 'npm run spec -- [--results RESULTS.json [--out DIRECTORY]]';

/** Writes the specification from its data; with the results of a run, a copy that is annotated with them. */
export function spec(args: string[]): Conclusion {
  const { values } = argumentsOf({ args, options: { results: { type: 'string' }, out: { type: 'string' } } }, USAGE);
  return {
    lines: (values.results ? annotated(values.results, values.out) : committed(values.out)).map(write),
    code: 0,
  };
}

function committed(out: string | undefined): [string, string][] {
  if (out !== undefined) throw new Misuse({ expected: '--out with --results', seen: ['--out alone'], next: USAGE });
  return Object.entries(committedFiles());
}

function annotated(results: string, out = dirname(results)): [string, string][] {
  const html = specificationHtml(presentSpecification(), annotationOf(readResults(results)));
  return [[join(out, 'specification.html'), html]];
}

function write([file, text]: [string, string]): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}
