import fc from 'fast-check';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeyPairs, apiKeys, unrelatedKeyPairs } from '../observe/arbitraries.ts';
import { carriersOf, queuesHolding, typesOf } from '../observe/observations.ts';

const ONE = '0ne0ne000ne0ne000ne0ne000ne0ne00';
const OTHER = '07he4007he4007he4007he4007he4000';

export const projectsChecks = [
  scenario({
    id: 'two-projects-on-a-page',
    title: 'Two projects on a page have separate identities, and each receives its own events',
    covers: ['PROJECT-1', 'PROJECT-2', 'PROJECT-3'],
    run: (context) => judgeSeparateProjects(context, [ONE, OTHER]),
  }),

  property({
    id: 'any-two-projects-on-a-page',
    title: 'Any two projects on a page have separate identities, and each receives its own events',
    covers: ['PROJECT-1', 'PROJECT-2', 'PROJECT-3'],
    cost: 1,
    arbitrary: unrelatedKeyPairs,
    holds: judgeSeparateProjects,
  }),

  scenario({
    id: 'opted-out-of-one-project',
    title: 'An opt-out from one project does not affect the other',
    covers: ['PROJECT-4'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      const second = page.instance('second');
      await page.init({ apiKey: ONE });
      await second.init({ apiKey: OTHER });
      await page.setOptOut(true);
      await page.track('out');
      await second.track('in');
      await page.reload();
      await page.init({ apiKey: ONE });
      await second.init({ apiKey: OTHER });
      await page.track('still out');
      await second.track('still in');
      const types = typesOf(await session.acceptedEvents()).filter((type) => !type.includes('out'));
      context.judge('PROJECT-4', 'events accepted for the project without an opt-out', types, ['in', 'still in']);
    },
  }),

  scenario({
    id: 'keys-that-begin-alike',
    title: 'Two projects whose keys begin alike never receive each other’s events',
    covers: ['PROJECT-5'],
    run: (context) => judgeSimilarKeys(context, [ONE, `${ONE.slice(0, -1)}1`]),
  }),

  property({
    id: 'any-keys',
    title: 'Two projects never receive each other’s events, however similar their keys',
    covers: ['PROJECT-5'],
    cost: 2,
    arbitrary: apiKeyPairs,
    holds: judgeSimilarKeys,
  }),

  scenario({
    id: 'two-instances',
    title: 'Two instances of one project store their unsent events separately, and each uploads its own',
    covers: ['UNSENT-SCOPE-3', 'UNSENT-SCOPE-4'],
    run: (context) => judgeInstances(context, ONE, 'Shop'),
  }),

  property({
    id: 'any-two-instances',
    title: 'An instance with any name stores and uploads its unsent events separately',
    covers: ['UNSENT-SCOPE-3', 'UNSENT-SCOPE-4'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, name: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,15}$/) }),
    holds: (context, { apiKey, name }) => judgeInstances(context, apiKey, name),
  }),
];

async function judgeSeparateProjects(context: CheckContext, [one, other]: readonly [string, string]): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  const second = page.instance('second');
  await page.init({ apiKey: one });
  await second.init({ apiKey: other });
  await page.setUserId('ada');
  await page.track('of one');
  await second.track('of the other');
  await page.track('of one again');

  const accepted = await session.acceptedEvents();
  context.judge(
    'PROJECT-3',
    'projects and types of the accepted events',
    accepted.map((event) => [event?.apiKey, event?.type]),
    [
      [one, 'of one'],
      [other, 'of the other'],
      [one, 'of one again'],
    ],
  );
  context.judge(
    'PROJECT-2',
    'user ids of the events',
    accepted.map((event) => event?.userId),
    ['ada', null, 'ada'],
  );
  const [firstEvent, secondEvent] = accepted;
  context.judge(
    'PROJECT-1',
    'whether the projects share a device id',
    firstEvent?.deviceId === secondEvent?.deviceId,
    false,
  );
  const jar = await session.jar();
  const cookies = [firstEvent, secondEvent].map(
    (event) => carriersOf(context.profile, jar, event?.deviceId ?? null).length,
  );
  context.judge('PROJECT-1', 'number of identity cookies of each project', cookies, [1, 1]);
}

async function judgeSimilarKeys(context: CheckContext, [one, other]: readonly [string, string]): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  const second = page.instance('second');
  session.ingestion.mode = 500;
  await page.init({ apiKey: one });
  await second.init({ apiKey: other });
  await page.track('of one');
  await second.track('of the other');
  session.ingestion.mode = 'accept';
  await page.reload();
  await page.init({ apiKey: one });
  await second.init({ apiKey: other });
  await page.track('of one again');
  await second.track('of the other again');
  const accepted = (await session.acceptedEvents()).map((event): [string, string] => [
    `${event?.apiKey}`,
    `${event?.type}`,
  ]);
  const of = (key: string) => accepted.filter(([apiKey]) => apiKey === key).map(([, type]) => type);
  context.judge('PROJECT-5', `events accepted for ${one}`, of(one), ['of one', 'of one again']);
  context.judge('PROJECT-5', `events accepted for ${other}`, of(other), ['of the other', 'of the other again']);
}

async function judgeInstances(context: CheckContext, apiKey: string, name: string): Promise<void> {
  const session = await context.newSession();
  session.ingestion.mode = 500;
  const page = await session.open();
  const second = page.instance(name);
  await page.init({ apiKey });
  await second.init({ apiKey });
  await page.track('of the default instance');
  await second.track('of the named instance');
  const queues = queuesHolding(context.profile, await page.storage(), [
    'of the default instance',
    'of the named instance',
  ]);
  context.judge('UNSENT-SCOPE-3', 'waiting events by storage key', queues.map(({ types }) => types).sort(), [
    ['of the default instance'],
    ['of the named instance'],
  ]);
  context.judge('UNSENT-SCOPE-3', 'number of storage keys', new Set(queues.map(({ key }) => key)).size, 2);

  session.ingestion.mode = 'accept';
  await page.reload();
  await page.instance(name).init({ apiKey });
  await page.instance(name).track('the named one again');
  context.judge(
    'UNSENT-SCOPE-4',
    'events accepted while only the named instance was initialised',
    typesOf(await session.acceptedEvents()),
    ['of the named instance', 'the named one again'],
  );
  await page.init({ apiKey });
  await page.track('the default one again');
  context.judge(
    'UNSENT-SCOPE-4',
    'events accepted after both were initialised',
    typesOf(await session.acceptedEvents()).sort(),
    ['of the default instance', 'of the named instance', 'the default one again', 'the named one again'],
  );
}
