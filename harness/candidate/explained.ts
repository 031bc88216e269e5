import { BadInput } from '../../evidence/fault.ts';

export { judgeCommand as judge } from './judge-command.ts';

export interface Explanation {
  expected: string;
  seen: string;
  next: string;
}

/** A diagnostic in the three lines a person needs: what was expected, what was seen, which command to run next. */
export function explained({ expected, seen, next }: Explanation): BadInput {
  return new BadInput(`Expected: ${expected}\nSeen:     ${seen}\nNext:     ${next}`);
}
