import type { JarCookie } from '../../harness/engine/engine.ts';
import type { Session } from '../../harness/session/session.ts';
import type { CheckContext } from '../check/check-context.ts';
import { lifetimesOf } from './observations.ts';

/**
 * Judges that the browser stores an identity cookie beyond its own session, and no longer than the cookie was written
 * for.
 */
export function judgeStoredLifetime(context: CheckContext, session: Session, carriers: readonly JarCookie[]): void {
  const longest = Math.max(...lifetimesOf(session.journal, carriers));
  context.judge(
    'COOKIE-LIFE-4',
    `whether the browser stores the identity cookie beyond its session, but no longer than the ${longest} days written`,
    carriers.map(({ expires }) => expires !== null && (expires * 1000 - session.now) / 86_400_000 <= longest + 0.01),
    [true],
  );
}
