import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfinedProcess, endsWithParent } from './confined-process.ts';

// A candidate’s scripts run in a realm. These attempts are made outside it, in the process itself: they show what still
// holds if a script escapes its realm.
const PROBE = fileURLToPath(new URL('probe', import.meta.url));
const TIMEOUT = 20_000;

describe('a confined process', () => {
  let probe: ConfinedProcess;
  beforeAll(async () => {
    probe = await ConfinedProcess.start(PROBE);
  });
  afterAll(() => probe.close());

  test.each([
    ['reads a file of the system', 'Access to this API has been restricted'],
    ['lists the home folder', 'Access to this API has been restricted'],
    ['lists its working folder', 'Access to this API has been restricted'],
    ['writes a file', 'Access to this API has been restricted'],
    ['creates a folder', 'Access to this API has been restricted'],
    ['runs a command', 'Access to this API has been restricted'],
    ['forks itself', 'Access to this API has been restricted'],
    ['starts a thread', 'Access to this API has been restricted'],
    ['opens a debugger port', 'Access to this API has been restricted'],
    ['makes code from a string', 'Code generation from strings disallowed'],
    ['changes a method of every array', 'Cannot assign to read only property'],
  ])('%s and is refused', async (attempt, refusal) => {
    const { answer } = { answer: undefined, ...(await probe.ask({ attempt }, TIMEOUT)) };
    expect(answer).toEqual({ refused: expect.stringContaining(refusal) });
  });

  test('has an empty environment', async () => {
    expect(await probe.ask({ attempt: 'reads the environment' }, TIMEOUT)).toEqual({ answer: { done: '[]' } });
  });

  test.concurrent.each([
    ['requests an internal binding of Node', 'process.binding'],
    ['ends another process', 'process.kill'],
    ['ends another process by a function it captured', 'process._kill'],
    ['connects to an address', 'net.Socket.connect'],
    ['listens on a port', 'net.Server.listen'],
    ['makes a request', 'net.Socket.connect'],
    ['fetches an address', 'fetch'],
    ['looks up a host name', 'dns.lookup'],
    ['sends a datagram', 'dgram.Socket.send'],
  ])('%s and is stopped', async (attempt, by) => {
    const process = await ConfinedProcess.start(PROBE);
    const message = `A script of the candidate left its realm, and was stopped at ${by}.`;
    expect(await process.ask({ attempt }, TIMEOUT)).toEqual({ end: { verdict: 'crash', message } });
  });

  test.concurrent.each([
    ['never answers', { verdict: 'timeout', message: 'the process did not answer within 0.5 s' }],
    [
      'fills its heap',
      { verdict: 'crash', message: expect.stringMatching(/^the process ended by .*heap out of memory/) },
    ],
    ['fills memory outside its heap', undefined],
  ])('%s and is ended or refused', async (attempt, end) => {
    const process = await ConfinedProcess.start(PROBE, { heap: 64, data: 1024 });
    const outcome = await process.ask({ attempt }, attempt === 'never answers' ? 500 : TIMEOUT);
    expect(outcome).toEqual(end ? { end } : { answer: { refused: 'Array buffer allocation failed' } });
    await process.close();
  });

  test.skipIf(!endsWithParent())('that is stuck ends with its parent, however that ends', async () => {
    const parent = spawn(
      process.execPath,
      [
        ...['--import', 'tsx', '--input-type=module', '--eval'],
        `import { ConfinedProcess } from ${JSON.stringify(new URL('confined-process.ts', import.meta.url))};
         const stuck = await ConfinedProcess.start(${JSON.stringify(PROBE)});
         await stuck.ask({ attempt: 'reads the environment' }, ${TIMEOUT});
         stuck.ask({ attempt: 'never answers' }, ${TIMEOUT});
         console.log('asked');`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(parent.stdout, 'data');
    const children = readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim().split(' ');
    const stuck = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--allow-fs-read'));
    const isThere = () =>
      existsSync(`/proc/${stuck}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${stuck}/status`, 'utf8'));
    expect(isThere()).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(isThere, { timeout: TIMEOUT }).toBe(false);
  });
});
