import { expect, test } from 'vitest';
import { inlineCandidate } from '../../harness/fixtures/inline-candidate.ts';
import { checks } from '../checks/checks.ts';
import { startTestBed } from './start-test-bed.ts';

/**
 * Uploads batches of thirty concurrently and handles the answers in reverse; halves batches that are too large, and
 * repeats one half.
 */
const RACER = `
  const kept = () => JSON.parse(localStorage.getItem('kept') ?? '[]');
  const keep = (events) => localStorage.setItem('kept', JSON.stringify(events));
  let endpoint, key, fresh = [];
  const upload = async (events) => {
    const body = new URLSearchParams({ client: key, e: JSON.stringify(events) });
    const { status } = await fetch(endpoint, { method: 'POST', body });
    if (status === 500) return () => keep([...kept(), ...events]);
    if (status === 200) return () => {};
    const half = events.slice(events.length / 2);
    return () => race([events.slice(0, events.length / 2), half, half]);
  };
  const race = async (batches) => {
    for (const heard of (await Promise.all(batches.map(upload))).reverse()) await heard();
  };
  const send = () => {
    const batches = [];
    while (fresh.length > 0) batches.push(fresh.splice(0, 30));
    race(batches);
  };
  window.amplitude = { getInstance: () => ({
    init(apiKey, _, { apiEndpoint }) {
      endpoint = 'http://' + apiEndpoint;
      key = apiKey;
      fresh = kept();
    },
    logEvent(event_type) {
      fresh.push({ event_type, event_properties: {} });
      setTimeout(send);
    },
    setUserId() {}, setOptOut() {}, identify() {}, enableTracking() {}, clearStorage() {},
  }) };`;

test('an answer that arrives early changes neither which events are stored nor which are accepted', async () => {
  const testBed = await startTestBed('simulated', inlineCandidate(RACER));
  try {
    const verdicts: Record<string, string> = {};
    for (const check of checks.filter(({ id }) => ['too-large', 'thousand-unsent'].includes(id))) {
      const { findings } = await testBed.run(check, { seed: 1, values: 1 });
      for (const { requirement, verdict, message } of findings) verdicts[requirement] = message ?? verdict;
    }
    expect(verdicts).toMatchObject({ 'UNSENT-14': 'pass', 'UNSENT-CAP-2': 'pass' });
  } finally {
    await testBed.close();
  }
});
