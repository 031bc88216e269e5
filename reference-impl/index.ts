import { type Client, client } from './client.ts';
import { Identify } from './identify.ts';
import { GLOBAL } from './vocabulary.ts';

const instances = new Map<string, Client>();

/** Instances with one API key have queues of their own, and may be of several projects (UNSENT-SCOPE-1, UNSENT-SCOPE-3, UNSENT-SCOPE-4, DEPRECATED-1, PROJECT-3). */
function getInstance(name?: string): Client {
  const key = name ? `_${name}` : '';
  const instance = instances.get(key) ?? client(key);
  instances.set(key, instance);
  return instance;
}

// The legacy API: instances by name, of which the default one is the global itself. Making it writes nothing (LOAD-1), and
// nothing here touches the page’s address or its links (XDOMAIN-2).
Object.assign(window, { [GLOBAL]: Object.assign(getInstance(), { getInstance, Identify }) });
