import { type Client, client } from './client.ts';
import { Identify } from './identify.ts';
import { GLOBAL } from './vocabulary.ts';

const instances = new Map<string, Client>();

/** Instances with the same API key have separate queues, and may track for several projects (UNSENT-SCOPE-1, UNSENT-SCOPE-3, UNSENT-SCOPE-4, DEPRECATED-1, PROJECT-3). */
function getInstance(name?: string): Client {
  const key = name ? `_${name}` : '';
  const instance = instances.get(key) ?? client(key);
  instances.set(key, instance);
  return instance;
}

// The legacy API: instances by name; the global itself is the default instance. Creating it writes nothing (LOAD-1), and
// nothing here touches the page’s address or its links (XDOMAIN-2).
Object.assign(window, { [GLOBAL]: Object.assign(getInstance(), { getInstance, Identify }) });
