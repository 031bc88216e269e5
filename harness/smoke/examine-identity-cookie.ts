import { identityCookieName } from '../../spec/oracle/cookie-name.ts';
import { decodeIdentityCookie, type Vocabulary } from '../../spec/oracle/identity-codec.ts';
import { decodings, findInDecodings } from '../../spec/oracle/nested-encodings.ts';
import { isRemoval, parseWrittenCookie, type WrittenCookie } from '../../spec/oracle/written-cookie.ts';
import { parseJson } from '../../spec/parse-json.ts';
import type { Page } from '../session/page.ts';
import type { Session } from '../session/session.ts';
import { broken, ok, type SmokePart, unprobed } from './finding.ts';
import { API_KEY, type Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';

const COOKIE: SmokePart = { part: 'identity cookie', expected: 'a cookie with the device id' };
const NAME: SmokePart = { part: 'name of the identity cookie', expected: 'the name that the profile gives it' };
const VALUE: SmokePart = {
  part: 'value of the identity cookie',
  expected: 'the profile’s codec reads the device id from it',
};

const OWN_CODEC =
  'profile.identityCookie.codec: {"kind":"custom"}, and export decodeIdentity from an adapter of the candidate’s own, if no other codec can read it';

/**
 * Looks for a cookie with the device id, and compares its name and value with the profile. The cookie is found by its
 * content among the writes, because whether a browser keeps it is not part of the contract.
 */
export async function examineIdentityCookie(
  { vocabulary }: Probe,
  session: Session,
  page: Page,
  deviceId: string,
): Promise<SmokeFinding[]> {
  const written = session.journal.flatMap((entry): WrittenCookie[] => {
    if (entry.kind !== 'cookie') return [];
    const cookie = parseWrittenCookie(entry.text, entry.at);
    return isRemoval(cookie, entry.at) ? [] : [cookie];
  });
  const carriers = written.filter(({ value }) => carries(vocabulary, value, deviceId));
  const expectedName = identityCookieName(vocabulary, API_KEY, session.domain);
  const cookie = carriers.findLast(({ name }) => name === expectedName) ?? carriers.at(-1);
  if (!cookie) {
    const names = [...new Set(written.map(({ name }) => name))];
    const places = await otherPlaces(page, deviceId);
    return [
      broken(
        COOKIE,
        `${names.length > 0 ? `the cookies ${names.join(', ')}, none of which has it` : 'no cookie'}${places.length > 0 ? `; the device id is in ${places.join(', ')}` : ''}`,
        OWN_CODEC,
      ),
    ];
  }
  return [
    ok(COOKIE, cookie.name),
    nameFinding(cookie.name, expectedName, session.domain, await isIdentityCookieKept(session, vocabulary, deviceId)),
    valueFinding(vocabulary, cookie, deviceId),
  ];
}

/** Whether the browser keeps a cookie with the device id. */
export async function isIdentityCookieKept(
  session: Session,
  vocabulary: Vocabulary,
  deviceId: string,
): Promise<boolean> {
  return (await session.jar()).some(({ value }) => carries(vocabulary, value, deviceId));
}

/** Whether a cookie’s value contains the device id, in whatever encoding. */
function carries(vocabulary: Vocabulary, value: string, deviceId: string): boolean {
  return findInDecodings(value, deviceId) !== null || decodeIdentityCookie(vocabulary, value)?.deviceId === deviceId;
}

function nameFinding(name: string, expected: string, domain: string, kept: boolean): SmokeFinding {
  const part = { ...NAME, expected: `${NAME.expected}: ${expected}` };
  if (name === expected) return ok(part, name);
  // An SDK may give another name to cookies that the browser refuses.
  if (!kept) return unprobed(part, `${name}, which the browser does not keep`);
  const keyCharacters = keyPrefixLength(name);
  if (keyCharacters === 0)
    return broken(
      part,
      `${name}, which contains no prefix of the API key`,
      'change the SDK: two projects of a site would share this cookie',
    );
  const key = API_KEY.slice(0, keyCharacters);
  const [prefix = '', rest = ''] = name.split(key, 2);
  const fields = {
    prefix,
    keyCharacters: keyCharacters === API_KEY.length ? 'all' : keyCharacters,
    ...(rest === domain && { domainFollows: true }),
  };
  return broken(part, name, `profile.identityCookie: ${JSON.stringify(fields)}`);
}

/** How many of the API key’s first characters a name contains. */
function keyPrefixLength(name: string): number {
  let length = API_KEY.length;
  while (length > 0 && !name.includes(API_KEY.slice(0, length))) length--;
  return length;
}

function valueFinding(vocabulary: Vocabulary, { value }: WrittenCookie, deviceId: string): SmokeFinding {
  if (decodeIdentityCookie(vocabulary, value)?.deviceId === deviceId) return ok(VALUE, 'yes');
  for (const { text, encodings } of decodings(value)) {
    const fields = Object.entries(jsonObject(text) ?? {});
    const [deviceIdField] = fields.find(([, content]) => content === deviceId) ?? [];
    if (deviceIdField === undefined) continue;
    const codec = { kind: 'json', encodings, fields: { deviceId: deviceIdField, userId: '…' } };
    return broken(
      VALUE,
      `JSON${encodings.map((encoding) => ` in ${encoding}`).join('')} with the fields ${fields.map(([field]) => field).join(', ')}`,
      `profile.identityCookie.codec: ${JSON.stringify(codec)}, completed with the name of each field`,
    );
  }
  return broken(VALUE, value, OWN_CODEC);
}

async function otherPlaces(page: Page, deviceId: string): Promise<string[]> {
  const { localStorage, sessionStorage } = await page.storage();
  return Object.entries({ 'local storage': localStorage, 'session storage': sessionStorage }).flatMap(([area, items]) =>
    Object.entries(items ?? {}).flatMap(([key, value]) => (findInDecodings(value, deviceId) ? [`${area} ${key}`] : [])),
  );
}

function jsonObject(text: string): object | null {
  const value = parseJson(text);
  return typeof value === 'object' ? value : null;
}
