/** Set by esbuild in a bundle for a confined process, whose own address tells nothing. */
declare const BUNDLED_FROM_PACKAGE: boolean | undefined;

/** Whether this is the built package. In the repository, sources run as TypeScript. */
export const isPackage: boolean =
  typeof BUNDLED_FROM_PACKAGE === 'boolean' ? BUNDLED_FROM_PACKAGE : import.meta.url.endsWith('.js');

/** How a command is typed, by the place it is typed in. */
export const COMMAND_TEXTS = {
  package: (name: string, ...args: readonly string[]) => ['npx amplitude-conformance', name, ...args].join(' '),
  repository: (name: string, ...args: readonly string[]) => {
    // npm prints a banner to standard output, in which JSON would not be JSON.
    const npm = args.some((arg) => arg.includes('--json')) ? 'npm run --silent' : 'npm run';
    return [`${npm} ${name}`, ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
  },
} as const;

/**
 * A command as a user of this code types it: `npx amplitude-conformance diff …` in the package, `npm run diff -- …` in the
 * repository. The arguments must already be quoted for a shell.
 */
export const commandText = COMMAND_TEXTS[isPackage ? 'package' : 'repository'];

/** The command that judges a candidate. */
export const JUDGE_COMMAND = isPackage ? commandText('run', 'CANDIDATE') : 'npx playwright test';
