import { BadInput } from '../diagnostic.ts';

/** A diagnostic in the three lines a person needs: what was expected, what was seen, which command to run next. */
export function explained({ expected, seen, next }: { expected: string; seen: string; next: string }): BadInput {
  return new BadInput(`Expected: ${expected}\nSeen:     ${seen}\nNext:     ${next}`);
}

/** The command that judges a candidate, quoted for a shell where it must be. */
export function judge(specifier: string): string {
  const quoted = /^[\w@%+=:,./-]+$/.test(specifier) ? specifier : `'${specifier.replaceAll("'", `'\\''`)}'`;
  return `SDK=${quoted} npx playwright test`;
}
