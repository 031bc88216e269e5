// A minimal SDK that conforms. Each member of the zoo derives from it and replaces a method or does something besides.

const { parse, stringify } = JSON;

class Sdk {
  cookieName(key) {
    return `amp_${key.slice(0, 6)}`;
  }

  queueKey(kind, key) {
    return `amplitude_unsent${kind === 'events' ? '' : '_identify'}_${key}`;
  }

  encode({ deviceId, userId, optOut, ...counts }) {
    const { sessionId, lastEventTime, eventId, identifyId, sequenceNumber } = counts;
    const numbers = [sessionId, lastEventTime, eventId, identifyId, sequenceNumber].map((n) => n.toString(32));
    return [deviceId, toBase64(userId ?? ''), optOut ? '1' : '', ...numbers].join('.');
  }

  decode(text) {
    const [, deviceId, user, optOut, rest = ''] =
      /^([^.]+)\.([^.]*)\.(1?)\.([0-9a-v]+(?:\.[0-9a-v]+){4})$/.exec(text) ?? [];
    const numbers = rest.split('.').map((digits) => Number.parseInt(digits, 32));
    if (!numbers.every(Number.isSafeInteger)) return null;
    const [sessionId, lastEventTime, eventId, identifyId, sequenceNumber] = numbers;
    try {
      const userId = fromBase64(user) || null;
      return {
        deviceId,
        userId,
        optOut: optOut === '1',
        sessionId,
        lastEventTime,
        eventId,
        identifyId,
        sequenceNumber,
      };
    } catch {
      return null;
    }
  }

  options(given) {
    const defaults = {
      apiEndpoint: '',
      cookieExpiration: 365,
      deferInitialization: false,
      deviceId: '',
      deviceIdFromUrlParam: false,
      forceHttps: false,
      optOut: false,
      sameSiteCookie: 'Lax',
      savedMaxCount: 1000,
      secureCookie: false,
    };
    const isFit = (value, byDefault) =>
      typeof value === typeof byDefault && value !== '' && !(typeof value === 'number' && !(value > 0));
    return Object.fromEntries(
      Object.entries(defaults).map(([name, byDefault]) => {
        const value = Object(given)[name];
        return [name, isFit(value, byDefault) ? value : byDefault];
      }),
    );
  }

  attributes({ cookieExpiration, sameSiteCookie, secureCookie }, domain) {
    const expires = new Date(Date.now() + cookieExpiration * 864e5).toUTCString();
    return `; path=/; domain=${domain}; expires=${expires}; SameSite=${sameSiteCookie}${secureCookie ? '; Secure' : ''}`;
  }

  /** The widest domain for which the browser accepts a cookie. */
  domain() {
    const labels = location.hostname.split('.');
    for (let count = 1; count <= labels.length; count++) {
      const domain = labels.slice(-count).join('.');
      const probe = `amp_probe_${Math.random().toString(36).slice(2)}`;
      this.setCookie(`${probe}=1; path=/; domain=${domain}`);
      const isAccepted = this.cookies().includes(probe);
      if (isAccepted) this.removeProbe(probe, domain);
      if (isAccepted) return domain;
    }
    return location.hostname;
  }

  removeProbe(probe, domain) {
    this.setCookie(`${probe}=; path=/; domain=${domain}; max-age=0`);
  }

  cookies() {
    try {
      return document.cookie;
    } catch {
      return '';
    }
  }

  setCookie(text) {
    try {
      document.cookie = text;
    } catch {
      // A page without storage still works.
    }
  }

  readCookie(name) {
    const [pair = ''] = this.cookies()
      .split('; ')
      .filter((one) => one.startsWith(`${name}=`));
    return pair.slice(name.length + 1);
  }

  writeCookie(name, value) {
    const { options, domain } = this.project;
    this.setCookie(`${name}=${value}${this.attributes(options, domain)}`);
    // The browser may refuse the attributes that the site chose; then a default cookie is better than none.
    if (this.readCookie(name) !== value) this.setCookie(`${name}=${value}; path=/; domain=${domain}`);
    return this.readCookie(name) === value;
  }

  load(key) {
    return this.decode(this.readCookie(this.cookieName(key)));
  }

  save(identity) {
    this.project.identity = identity;
    this.project.isStored = this.writeCookie(this.cookieName(this.project.key), this.encode(identity));
  }

  /** The stored identity, which another tab may have changed, or the one in memory if it is not stored. */
  current() {
    const { key, isStored, identity } = this.project;
    return (isStored && this.load(key)) || identity;
  }

  newIdentity() {
    const counts = { sessionId: 0, lastEventTime: 0, eventId: 0, identifyId: 0, sequenceNumber: 0 };
    return { deviceId: randomId(), userId: null, optOut: false, ...counts };
  }

  deviceIdFor({ deviceId, deviceIdFromUrlParam }) {
    const named = deviceIdFromUrlParam ? new URLSearchParams(location.search).get('amp_device_id') : null;
    return [deviceId, named].find((id) => id && !/[.;,\s=]/.test(id));
  }

  inSession(identity) {
    const now = Date.now();
    const isNew = now - identity.lastEventTime > 30 * 60 * 1000;
    return { ...identity, sessionId: isNew ? now : identity.sessionId, lastEventTime: now };
  }

  isAwaitingConsent(key, { deferInitialization }) {
    return deferInitialization && !this.load(key);
  }

  init(key, userId, given) {
    if (typeof key !== 'string' || key === '') return;
    const options = this.options(given);
    const start = () => this.start(key, userId, options);
    if (this.deferred) this.deferred.push(start);
    else if (this.isAwaitingConsent(key, options)) this.deferred = [start];
    else start();
  }

  start(key, userId, options) {
    this.projects ??= {};
    this.projects[key] ??= { key, queues: this.loadQueues(key), batch: 100, isUploading: false };
    this.project = Object.assign(this.projects[key], { options, domain: this.domain() });
    const before = this.load(key) ?? this.newIdentity();
    const waiting = Object.values(this.project.queues).flat();
    this.save({
      ...this.inSession(before),
      deviceId: this.deviceIdFor(options) ?? before.deviceId,
      userId: userId ? String(userId) : before.userId,
      optOut: before.optOut || options.optOut,
      sequenceNumber: Math.max(before.sequenceNumber, ...waiting.map((event) => event.sequence_number)),
    });
    this.upload();
  }

  whenTracking(call) {
    const run = () => this.project && call();
    if (this.deferred) this.deferred.push(run);
    else run();
  }

  enableTracking() {
    const calls = this.deferred ?? [];
    for (let call = calls.shift(); call; call = calls.shift()) {
      this.deferred = null;
      call();
    }
    this.deferred = null;
  }

  logEvent(type, properties = {}) {
    this.whenTracking(() => this.record('events', type, { event_properties: properties, user_properties: {} }));
  }

  identify({ properties }) {
    this.whenTracking(() =>
      this.record('identifies', '$identify', { event_properties: {}, user_properties: properties }),
    );
  }

  setUserId(userId) {
    this.whenTracking(() => this.save({ ...this.current(), userId: userId ? String(userId) : null }));
  }

  setOptOut(optOut) {
    if (typeof optOut !== 'boolean') return;
    this.whenTracking(() => {
      this.save({ ...this.current(), optOut });
      this.upload();
    });
  }

  clearStorage() {
    this.whenTracking(() => {
      const { key, domain, queues } = this.project;
      const { optOut } = this.current();
      this.setCookie(`${this.cookieName(key)}=; path=/; domain=${domain}; max-age=0`);
      Object.assign(this.project, { identity: { ...this.newIdentity(), optOut }, isStored: false });
      for (const kind of Object.keys(queues)) this.saveQueue(this.project, kind, []);
    });
  }

  record(kind, type, properties) {
    const before = this.current();
    if (before.optOut) return;
    const count = kind === 'events' ? 'eventId' : 'identifyId';
    const counts = { [count]: before[count] + 1, sequenceNumber: before.sequenceNumber + 1 };
    const identity = { ...this.inSession(before), ...counts };
    this.save(identity);
    const event = {
      event_type: type,
      device_id: identity.deviceId,
      user_id: identity.userId,
      session_id: identity.sessionId,
      timestamp: identity.lastEventTime,
      event_id: identity[count],
      sequence_number: identity.sequenceNumber,
      ...parse(stringify(properties)),
    };
    this.saveQueue(this.project, kind, [...this.project.queues[kind], event]);
    this.upload();
  }

  loadQueues(key) {
    return Object.fromEntries(['events', 'identifies'].map((kind) => [kind, this.loadQueue(this.queueKey(kind, key))]));
  }

  loadQueue(name) {
    try {
      const events = parse(localStorage.getItem(name) ?? '[]');
      return events.filter((event) => typeof Object(event).sequence_number === 'number');
    } catch {
      return [];
    }
  }

  latest(events, cap) {
    return events.slice(-cap);
  }

  saveQueue(project, kind, events) {
    const kept = this.latest(events, project.options.savedMaxCount);
    project.queues[kind] = kept;
    const name = this.queueKey(kind, project.key);
    try {
      if (kept.length === 0) localStorage.removeItem(name);
      else localStorage.setItem(name, stringify(kept));
    } catch {
      // If storage is full, the queue stays in memory and its outdated copy is removed.
      this.dropQueue(name);
    }
  }

  dropQueue(name) {
    try {
      localStorage.removeItem(name);
    } catch {
      // Then the queue cannot be read either.
    }
  }

  mayUpload() {
    return !this.current().optOut;
  }

  inOrder(events) {
    return events.sort((a, b) => a.sequence_number - b.sequence_number);
  }

  body(key, events) {
    return new URLSearchParams({ client: key, e: stringify(events) });
  }

  upload() {
    const { project } = this;
    const batch = this.inOrder(Object.values(project.queues).flat()).slice(0, project.batch);
    if (project.isUploading || batch.length === 0 || !this.mayUpload()) return;
    project.isUploading = true;
    const request = new XMLHttpRequest();
    request.open('POST', `${location.protocol}//${project.options.apiEndpoint}`);
    request.onloadend = () => {
      project.isUploading = false;
      if (request.status === 413 && batch.length > 1) project.batch = Math.ceil(batch.length / 2);
      else if (request.status !== 200) return;
      else this.accepted(project, batch);
      this.upload();
    };
    request.send(this.body(project.key, batch));
  }

  accepted(project, batch) {
    for (const [kind, events] of Object.entries(project.queues)) {
      const left = events.filter((event) => !batch.includes(event));
      if (left.length < events.length) this.saveQueue(project, kind, left);
    }
  }
}

class Identify {
  set(property, value) {
    this.properties = { $set: { [property]: value } };
    return this;
  }
}

function toBase64(text) {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text) {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Gives the page the SDK: one instance, under every name. */
function expose(SdkClass) {
  const instance = new SdkClass();
  window.amplitude = { getInstance: () => instance, Identify };
}
