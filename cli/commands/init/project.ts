import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../../evidence/fault.ts';

/** The fields of package.json that can lead to a bundle. Fields of another form are ignored. */
const packageSchema = z.looseObject({
  name: z.string().min(1),
  scripts: z.record(z.string(), z.string()).catch({}).default({}),
  browser: z.unknown().optional(),
  unpkg: z.unknown().optional(),
  jsdelivr: z.unknown().optional(),
  main: z.unknown().optional(),
  exports: z.unknown().optional(),
});

export interface ProjectFacts {
  folder: string;
  /** The package’s name without its scope, as a file name. */
  shortName: string;
  /** The paths that package.json names, the likeliest bundle first. */
  named: string[];
  scripts: Readonly<Record<string, string>>;
  /** The command that installs the dependencies, by the lockfile if there is one. */
  install: string;
}

const INSTALLS = [
  ['pnpm-lock.yaml', 'corepack enable && pnpm install --frozen-lockfile'],
  ['yarn.lock', 'corepack enable && yarn install --frozen-lockfile'],
  ['package-lock.json', 'npm ci'],
] as const;

/** Returns the facts about the project in a folder. Throws UsageError if there is none. */
export function readProject(folder: string): ProjectFacts {
  const { name, scripts, browser, unpkg, jsdelivr, main, exports } = readPackage(path.join(folder, 'package.json'));
  const named = [browser, unpkg, jsdelivr, main, exports].flatMap(pathsIn).map((one) => path.normalize(one));
  const [, install = 'npm install'] = INSTALLS.find(([lockfile]) => existsSync(path.join(folder, lockfile))) ?? [];
  const shortName = name.replace(/^@[^/]*\//, '').replace(/[^\w.-]+/g, '-');
  return { folder, shortName, named: [...new Set(named)], scripts, install };
}

function readPackage(file: string): z.infer<typeof packageSchema> {
  const usageError = (seen: string) =>
    new UsageError({
      expected: 'a package.json with a name in the folder of the SDK',
      seen,
      next: 'npm init --yes',
    });
  if (!existsSync(file)) throw usageError('this folder has none');
  const text = readFileSync(file, 'utf8');
  try {
    return packageSchema.parse(JSON.parse(text));
  } catch (error) {
    throw usageError(error instanceof z.ZodError ? 'it has no name' : 'it is not JSON');
  }
}

/** Returns every path in a field. `exports` nests them by subpath and condition. */
function pathsIn(field: unknown): string[] {
  if (typeof field === 'string') return /\.c?js$/.test(field) ? [field] : [];
  return typeof field === 'object' && field !== null ? Object.values(field).flatMap(pathsIn) : [];
}
