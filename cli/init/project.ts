import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';

/** What a package.json can say of where a bundle is; whatever is of another form says nothing. */
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
  /** Paths in the package that its package.json names, the likeliest bundle first. */
  named: string[];
  scripts: Readonly<Record<string, string>>;
  /** The command that installs what the lockfile says. */
  install: string;
}

const INSTALLS = [
  ['pnpm-lock.yaml', 'corepack enable && pnpm install --frozen-lockfile'],
  ['yarn.lock', 'corepack enable && yarn install --frozen-lockfile'],
  ['package-lock.json', 'npm ci'],
] as const;

/** What is known of the project in a folder. Throws UsageError where there is none. */
export function readProject(folder: string): ProjectFacts {
  const { name, scripts, browser, unpkg, jsdelivr, main, exports } = readPackage(path.join(folder, 'package.json'));
  const named = [browser, unpkg, jsdelivr, main, exports].flatMap(pathsIn).map((one) => path.normalize(one));
  const [, install = 'npm install'] = INSTALLS.find(([lockfile]) => existsSync(path.join(folder, lockfile))) ?? [];
  const shortName = name.replace(/^@[^/]*\//, '').replace(/[^\w.-]+/g, '-');
  return { folder, shortName, named: [...new Set(named)], scripts, install };
}

function readPackage(file: string): z.infer<typeof packageSchema> {
  const seen = (what: string) =>
    new UsageError({
      expected: 'a package.json with a name, in the folder of the SDK',
      seen: what,
      next: 'npm init --yes',
    });
  if (!existsSync(file)) throw seen('there is none in this folder');
  const text = readFileSync(file, 'utf8');
  try {
    return packageSchema.parse(JSON.parse(text));
  } catch (error) {
    throw seen(error instanceof z.ZodError ? 'it has no name' : 'it is no JSON');
  }
}

/** Every path in a field: `exports` nests them by subpath and condition. */
function pathsIn(field: unknown): string[] {
  if (typeof field === 'string') return /\.c?js$/.test(field) ? [field] : [];
  return typeof field === 'object' && field !== null ? Object.values(field).flatMap(pathsIn) : [];
}
