import type { Session } from '../session.ts';
import { broken, look, ok, type Part, unprobed } from './finding.ts';
import { carries, identityCookie } from './identity-cookie.ts';
import type { Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';
import { UPLOAD, uploading } from './uploading.ts';

const SECOND_PAGE: Part = { part: 'second page', expected: 'the next page of the visit goes on with the device id' };

/** A visit of two pages: what the first uploads and keeps, and whether the second finds it. */
export function visiting(probe: Probe): Promise<SmokeFinding[]> {
  return look(UPLOAD, () =>
    probe.visit(async (session) => {
      const page = await session.open();
      const { findings, deviceId } = await uploading(probe, session, page, 'first page');
      if (deviceId === null) return findings;
      const cookie = await identityCookie(probe, session, page, deviceId);
      return [...findings, ...cookie, ...(await secondPage(probe, session, deviceId))];
    }),
  );
}

function secondPage(probe: Probe, session: Session, deviceId: string): Promise<SmokeFinding[]> {
  return look(SECOND_PAGE, async () => {
    const kept = (await session.jar()).some(({ value }) => carries(probe.vocabulary, value, deviceId));
    if (!kept) return [unprobed(SECOND_PAGE, 'the browser did not keep the identity cookie as it was written')];
    const page = await session.open();
    const second = await uploading(probe, session, page, 'second page');
    if (second.deviceId === deviceId) return [ok(SECOND_PAGE, 'it does')];
    const seen = second.deviceId === null ? 'an upload that does not say it' : `another device id, ${second.deviceId}`;
    return [
      broken(SECOND_PAGE, seen, 'look at how the SDK reads its identity cookie; a run shows which promise fails'),
    ];
  });
}
