import { type Client, client } from './client.ts';
import { Identify } from './identify.ts';
import { GLOBAL } from './vocabulary.ts';

const instances = new Map<string, Client>();

function getInstance(name?: string): Client {
  const key = name ? `_${name.toLowerCase()}` : '';
  const instance = instances.get(key) ?? client(key);
  instances.set(key, instance);
  return instance;
}

const byDefault = getInstance();

/** The legacy API: instances by name, and the default instance’s methods as shortcuts. */
const amplitude = {
  getInstance,
  Identify,
  ...byDefault,
  get options() {
    return byDefault.options;
  },
};

Object.assign(window, { [GLOBAL]: amplitude });
