import type { Page } from '../session/page.ts';
import type { Session } from '../session/session.ts';
import { examineIdentityCookie, isIdentityCookieKept } from './examine-identity-cookie.ts';
import { examineUpload } from './examine-upload.ts';
import { broken, ok, probePart, type SmokePart, unprobed } from './finding.ts';
import { API_KEY, type Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';

export const INIT_AND_TRACK: SmokePart = { part: 'init and track', expected: 'they can be called' };
const SECOND_PAGE: SmokePart = {
  part: 'second page',
  expected: 'the next page of the visit has the same device id',
};

/** Examines a visit of two pages: what the first one uploads and stores, and whether the second one reads it. */
export function examineVisit(probe: Probe): Promise<SmokeFinding[]> {
  return probePart(INIT_AND_TRACK, () =>
    probe.visit(async (session) => {
      const page = await track(session, 'first page');
      const { findings, deviceId } = await examineUpload(probe, session, page, 'first page');
      const called = [ok(INIT_AND_TRACK, 'yes'), ...findings];
      if (deviceId === null) return called;
      const cookie = await examineIdentityCookie(probe, session, page, deviceId);
      const isFound = cookie.some(({ outcome }) => outcome === 'ok');
      return [...called, ...cookie, ...(await secondPage(probe, session, deviceId, isFound))];
    }),
  );
}

async function track(session: Session, event: string): Promise<Page> {
  const page = await session.open();
  await page.init({ apiKey: API_KEY });
  await page.track(event);
  return page;
}

function secondPage(probe: Probe, session: Session, deviceId: string, isInCookie: boolean): Promise<SmokeFinding[]> {
  return probePart(SECOND_PAGE, async () => {
    if (isInCookie && !(await isIdentityCookieKept(session, probe.vocabulary, deviceId)))
      return [unprobed(SECOND_PAGE, 'the browser keeps no cookie with the device id')];
    const page = await track(session, 'second page');
    const second = await examineUpload(probe, session, page, 'second page');
    if (second.deviceId === deviceId) return [ok(SECOND_PAGE, 'yes')];
    const seen = second.deviceId === null ? 'an upload without a device id' : `another device id, ${second.deviceId}`;
    return [broken(SECOND_PAGE, seen, 'check how the SDK reads its identity cookie; a run shows which promise fails')];
  });
}
