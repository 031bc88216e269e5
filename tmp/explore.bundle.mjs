var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name2 in all)
    __defProp(target, name2, { get: all[name2], enumerable: true });
};

// harness/diagnostic.ts
var Fault, BadInput, HarnessFault, CandidateCrash, CandidateTimeout, EngineLimit;
var init_diagnostic = __esm({
  "harness/diagnostic.ts"() {
    "use strict";
    Fault = class extends Error {
      get name() {
        return this.constructor.name;
      }
    };
    BadInput = class extends Fault {
      owner = "input";
    };
    HarnessFault = class extends Fault {
      owner = "harness";
    };
    CandidateCrash = class extends Fault {
      owner = "candidate";
      verdict = "crash";
    };
    CandidateTimeout = class extends Fault {
      owner = "candidate";
      verdict = "timeout";
    };
    EngineLimit = class extends Fault {
      owner = "engine";
    };
  }
});

// harness/patience.ts
import { setTimeout as wait } from "node:timers/promises";
async function patiently(step3, what, engineIsAlive, limits = LIMITS) {
  if (await inTime(step3, limits.step)) return step3;
  if (!await inTime(engineIsAlive(), limits.signOfLife)) {
    throw new HarnessFault(
      `${what} did not end, and the engine no longer answers. Run it again; if it stays, report it.`
    );
  }
  throw new CandidateTimeout(
    `${what} did not end within ${limits.step / 1e3} s: the candidate keeps its page busy and never comes to rest.`
  );
}
async function inTime(step3, limit) {
  const timer = new AbortController();
  const settled = step3.then(
    () => true,
    () => true
  );
  const late = wait(limit, false, { signal: timer.signal }).catch(() => false);
  const first = await Promise.race([settled, late]);
  timer.abort();
  return first;
}
var LIMITS;
var init_patience = __esm({
  "harness/patience.ts"() {
    "use strict";
    init_diagnostic();
    LIMITS = { step: 45e3, signOfLife: 3e4 };
  }
});

// harness/simulated/cookie-jar.ts
import { Cookie, defaultPath, domainMatch, getPublicSuffix, pathMatch } from "tough-cookie";
function registrableDomain(host) {
  if (IP_ADDRESS.test(host)) return host;
  return getPublicSuffix(host, { allowSpecialUseDomain: true, ignoreError: true }) ?? host;
}
function acceptedCookie(text, { url, now, by }) {
  if (CONTROL_CHARACTER.test(text) || NAMELESS_PAIR.test(text)) return null;
  const parsed = Cookie.parse(withoutLongAttributes(text), { loose: true });
  if (!parsed) return null;
  const { key: name2, value, secure, httpOnly } = parsed;
  if (name2 === "" && value === "") return null;
  if (Buffer.byteLength(name2) + Buffer.byteLength(value) > NAME_AND_VALUE_LIMIT) return null;
  if (httpOnly && by === "script") return null;
  if (secure && !isTrustworthy(url)) return null;
  if (parsed.sameSite === "none" && !secure) return null;
  const place = placeOf(parsed.domain, url.hostname);
  if (!place) return null;
  const path4 = parsed.path ?? defaultPath(url.pathname);
  if (/^__secure-/i.test(name2) && !secure) return null;
  if (/^__host-/i.test(name2) && !(secure && place.hostOnly && parsed.path === "/")) return null;
  return {
    name: name2,
    value,
    ...place,
    path: path4,
    expires: expiryOf(parsed, now),
    secure,
    httpOnly,
    sameSite: parsed.sameSite === "strict" ? "Strict" : parsed.sameSite === "none" ? "None" : "Lax",
    rank: 0
  };
}
function withoutLongAttributes(text) {
  if (text.length <= ATTRIBUTE_LIMIT) return text;
  const [pair = "", ...attributes] = text.split(";");
  const isShort = (attribute) => attribute.length - attribute.indexOf("=") - 1 <= ATTRIBUTE_LIMIT;
  return [pair, ...attributes.filter(isShort)].join(";");
}
function placeOf(domain, host) {
  if (domain === null) return { domain: host, hostOnly: true };
  if (IP_ADDRESS.test(host)) return domain === host ? { domain, hostOnly: true } : null;
  if (!domainMatch(host, domain)) return null;
  const isSuffix = getPublicSuffix(domain, { allowSpecialUseDomain: true, ignoreError: true }) === void 0;
  if (isSuffix) return domain === host ? { domain, hostOnly: true } : null;
  return { domain, hostOnly: false };
}
function expiryOf({ maxAge, expires }, now) {
  if (maxAge === "-Infinity") return 0;
  if (typeof maxAge === "number") return maxAge <= 0 ? 0 : Math.min(now + maxAge * 1e3, now + CAP);
  if (expires instanceof Date) return Math.min(expires.getTime(), now + CAP);
  return null;
}
function isVisible(cookie, { url, by, sameSite }) {
  const { hostname, pathname } = url;
  if (cookie.hostOnly ? cookie.domain !== hostname : !domainMatch(hostname, cookie.domain)) return false;
  if (!pathMatch(pathname, cookie.path)) return false;
  if (cookie.secure && !isTrustworthy(url)) return false;
  if (cookie.httpOnly && by === "script") return false;
  return sameSite || cookie.sameSite === "None";
}
function isTrustworthy({ protocol, hostname }) {
  return protocol === "https:" || hostname === "localhost" || hostname.endsWith(".localhost");
}
function isSame(a, b) {
  return a.name === b.name && a.domain === b.domain && a.hostOnly === b.hostOnly && a.path === b.path;
}
function overlays(cookie, secure) {
  return cookie.name === secure.name && (domainMatch(cookie.domain, secure.domain) === true || domainMatch(secure.domain, cookie.domain) === true) && pathMatch(cookie.path, secure.path);
}
var CAP, NAME_AND_VALUE_LIMIT, ATTRIBUTE_LIMIT, CONTROL_CHARACTER, NAMELESS_PAIR, IP_ADDRESS, CookieJar;
var init_cookie_jar = __esm({
  "harness/simulated/cookie-jar.ts"() {
    "use strict";
    CAP = 400 * 24 * 60 * 60 * 1e3;
    NAME_AND_VALUE_LIMIT = 4096;
    ATTRIBUTE_LIMIT = 1024;
    CONTROL_CHARACTER = /[\x00-\x08\x0a-\x1f\x7f]/;
    NAMELESS_PAIR = /^\s*=[^;]*=/;
    IP_ADDRESS = /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/;
    CookieJar = class {
      #sites = /* @__PURE__ */ new Map();
      #registrable = /* @__PURE__ */ new Map();
      #rank = 0;
      /** The cookies as a `Cookie` header or `document.cookie` shows them. */
      read(access) {
        const cookies = this.#of(access.url.hostname, access.now).filter((cookie) => isVisible(cookie, access));
        return cookies.sort((a, b) => b.path.length - a.path.length || a.rank - b.rank).map(({ name: name2, value }) => name2 === "" ? value : `${name2}=${value}`).join("; ");
      }
      /** Keeps a cookie, or does nothing where a browser would refuse it. */
      write(text, access) {
        const cookie = acceptedCookie(text, access);
        if (!cookie) return;
        const cookies = this.#of(access.url.hostname, access.now);
        if (!isTrustworthy(access.url) && cookies.some((other) => other.secure && overlays(cookie, other))) return;
        const index = cookies.findIndex((other) => isSame(cookie, other));
        const before = cookies[index];
        if (before?.httpOnly && access.by === "script") return;
        cookie.rank = before?.value === cookie.value ? before.rank : ++this.#rank;
        if (cookie.expires !== null && cookie.expires <= access.now) {
          if (before) cookies.splice(index, 1);
        } else if (before) cookies[index] = cookie;
        else cookies.push(cookie);
      }
      /** Every cookie of a registrable domain and of the hosts below it. */
      list(domain, now) {
        return this.#of(domain, now).map(({ hostOnly, rank: _2, ...cookie }) => ({
          ...cookie,
          domain: hostOnly ? cookie.domain : `.${cookie.domain}`,
          expires: cookie.expires === null ? null : cookie.expires / 1e3
        }));
      }
      forget(domain, names) {
        const site = this.#site(domain);
        const cookies = this.#sites.get(site) ?? [];
        this.#sites.set(
          site,
          cookies.filter(({ name: name2 }) => !names.includes(name2))
        );
      }
      /** The live cookies of a host’s site, for the caller to change in place. */
      #of(host, now) {
        const site = this.#site(host);
        let cookies = this.#sites.get(site);
        if (!cookies || cookies.some(({ expires }) => expires !== null && expires <= now)) {
          cookies = (cookies ?? []).filter(({ expires }) => expires === null || expires > now);
          this.#sites.set(site, cookies);
        }
        return cookies;
      }
      #site(host) {
        let site = this.#registrable.get(host);
        if (site === void 0) {
          site = registrableDomain(host);
          this.#registrable.set(host, site);
        }
        return site;
      }
    };
  }
});

// harness/simulated/network.ts
function needsPreflight(request) {
  return request.preflight || !SAFE_METHODS.includes(request.method) || unsafeHeaders(request).length > 0;
}
function unsafeHeaders({ headers }) {
  return headers.filter(([name2, value]) => !SAFE_HEADERS.includes(name2) || name2 === "content-type" && !FORM_TYPE.test(value)).map(([name2]) => name2).sort();
}
function allows(headers, asker, included) {
  const allowed = headers.get("access-control-allow-origin");
  if (allowed === "*") return !included;
  if (allowed !== originOf(asker)) return false;
  return !included || headers.get("access-control-allow-credentials") === "true";
}
function exposed(headers, included) {
  const names = (headers.get("access-control-expose-headers") ?? "").split(",").map((name2) => name2.trim().toLowerCase());
  const all = names.includes("*") && !included;
  return visible(headers).filter(([name2]) => all || names.includes(name2) || ALWAYS_EXPOSED.includes(name2));
}
function visible(headers) {
  return [...headers].filter(([name2]) => name2 !== "set-cookie");
}
function lowerCased(headers) {
  return new Map(Object.entries(headers).map(([name2, value]) => [name2.toLowerCase(), value]));
}
function originOf({ sandboxed, url }) {
  return sandboxed ? "null" : url.origin;
}
function refererOf({ url, sandboxed }, to) {
  if (url.protocol === "https:" && to.protocol === "http:") return "";
  return !sandboxed && url.origin === to.origin ? withoutHash(url) : `${url.origin}/`;
}
function isMixed(from, to) {
  const isLocal = to.hostname === "localhost" || to.hostname.endsWith(".localhost");
  return from.protocol === "https:" && to.protocol === "http:" && !isLocal;
}
function withoutHash({ href, hash }) {
  return hash === "" ? href : href.slice(0, -hash.length);
}
var SAFE_METHODS, SAFE_HEADERS, FORM_TYPE, Network, ALWAYS_EXPOSED;
var init_network = __esm({
  "harness/simulated/network.ts"() {
    "use strict";
    init_cookie_jar();
    SAFE_METHODS = ["GET", "HEAD", "POST"];
    SAFE_HEADERS = ["accept", "accept-language", "content-language", "content-type", "range"];
    FORM_TYPE = /^\s*(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(?:;|$)/i;
    Network = class {
      #exchange;
      #jar;
      constructor(exchange, jar) {
        this.#exchange = exchange;
        this.#jar = jar;
      }
      /** What a page gets for a request; `null` for a network error. An answer that never comes is never told. */
      async fetch(request, asker) {
        const url = new URL(request.url);
        if (url.protocol !== "http:" && url.protocol !== "https:") return null;
        if (isMixed(asker.url, url)) return null;
        const sameOrigin = !asker.sandboxed && asker.url.origin === url.origin;
        if (request.mode === "same-origin" && !sameOrigin) return null;
        const cors = request.mode === "cors" && !sameOrigin;
        const included = request.credentials === "include" || request.credentials === "same-origin" && sameOrigin;
        if (cors && needsPreflight(request) && !await this.#permits(request, url, asker, included)) return null;
        const answer2 = await this.#receive(
          request.method,
          url,
          this.#headers(request, url, asker, cors, included),
          request
        );
        if (answer2.kind === "reset") return null;
        const headers = lowerCased(answer2.headers);
        const setCookie = headers.get("set-cookie");
        if (setCookie !== void 0 && included) this.#jar.write(setCookie, this.#access(url, asker));
        if (cors && !allows(headers, asker, included)) return null;
        return {
          status: answer2.status,
          headers: cors ? exposed(headers, included) : visible(headers),
          body: answer2.body,
          opaque: !cors && !sameOrigin
        };
      }
      #receive(method, url, headers, { body }) {
        return this.#exchange.receive({ method, url: withoutHash(url), headers, body });
      }
      #headers(request, url, asker, cors, included) {
        const headers = {
          ...this.#common(url, asker),
          ...Object.fromEntries(request.headers)
        };
        if (cors || !["GET", "HEAD"].includes(request.method)) headers["origin"] = originOf(asker);
        if (request.body !== "") headers["content-length"] = `${Buffer.byteLength(request.body)}`;
        const cookie = included ? this.#jar.read(this.#access(url, asker)) : "";
        if (cookie !== "") headers["cookie"] = cookie;
        return headers;
      }
      /** The preflight: asks the other origin whether the page may send what it wants to send. */
      async #permits(request, url, asker, included) {
        const names = unsafeHeaders(request);
        const headers = {
          ...this.#common(url, asker),
          origin: originOf(asker),
          "access-control-request-method": request.method,
          ...names.length > 0 && { "access-control-request-headers": names.join(",") }
        };
        const answer2 = await this.#receive("OPTIONS", url, headers, { body: "" });
        if (answer2.kind === "reset" || answer2.status < 200 || answer2.status > 299) return false;
        const answered2 = lowerCased(answer2.headers);
        if (!allows(answered2, asker, included)) return false;
        const allowed = (header) => (answered2.get(header) ?? "").split(",").map((item) => item.trim());
        const methods = allowed("access-control-allow-methods");
        const allowedNames = allowed("access-control-allow-headers").map((name2) => name2.toLowerCase());
        const any = (list2) => !included && list2.includes("*");
        return (SAFE_METHODS.includes(request.method) || methods.includes(request.method) || any(methods)) && names.every((name2) => allowedNames.includes(name2) || name2 !== "authorization" && any(allowedNames));
      }
      #common(url, asker) {
        const referer = refererOf(asker, url);
        return {
          host: url.host,
          accept: "*/*",
          "accept-language": "en-US,en;q=0.9",
          "user-agent": asker.userAgent,
          ...referer !== "" && { referer }
        };
      }
      #access(url, asker) {
        const sameSite = !asker.sandboxed && asker.url.protocol === url.protocol && registrableDomain(asker.url.hostname) === registrableDomain(url.hostname);
        return { url, now: this.#exchange.now(), by: "network", sameSite };
      }
    };
    ALWAYS_EXPOSED = ["cache-control", "content-language", "content-length", "content-type", "expires", "pragma"];
  }
});

// harness/simulated/storage-area.ts
var QUOTA, StorageArea, View;
var init_storage_area = __esm({
  "harness/simulated/storage-area.ts"() {
    "use strict";
    QUOTA = 5 * 2 ** 20;
    StorageArea = class {
      #items = /* @__PURE__ */ new Map();
      #views = /* @__PURE__ */ new Set();
      #size = 0;
      #keys;
      /** Opens the area for a page at this URL, which is told of what others change. */
      view(url, listener) {
        const view = new View(this, url, listener);
        this.#views.add(view);
        return view;
      }
      get length() {
        return this.#items.size;
      }
      keys() {
        this.#keys ??= [...this.#items.keys()];
        return this.#keys;
      }
      get(key) {
        return this.#items.get(key);
      }
      has(key) {
        return this.#items.has(key);
      }
      set(key, value, by) {
        const before = this.#items.get(key);
        const size = this.#size + value.length + (before === void 0 ? key.length : -before.length);
        if (size > QUOTA && size > this.#size) return false;
        this.#size = size;
        if (before === void 0) this.#keys = void 0;
        this.#items.set(key, value);
        if (before !== value) this.#tell(by, key, before ?? null, value);
        return true;
      }
      remove(key, by) {
        const before = this.#items.get(key);
        if (before === void 0) return;
        this.#size -= key.length + before.length;
        this.#keys = void 0;
        this.#items.delete(key);
        this.#tell(by, key, before, null);
      }
      clear(by) {
        if (this.#items.size === 0) return;
        this.#size = 0;
        this.#keys = void 0;
        this.#items.clear();
        this.#tell(by, null, null, null);
      }
      leave(view) {
        this.#views.delete(view);
      }
      #tell(by, key, before, now) {
        for (const view of this.#views) if (view !== by) view.listener(key, before, now, by.url);
      }
    };
    View = class {
      url;
      listener;
      #area;
      constructor(area2, url, listener) {
        this.#area = area2;
        this.url = url;
        this.listener = listener;
      }
      get length() {
        return this.#area.length;
      }
      keys() {
        return this.#area.keys();
      }
      get(key) {
        return this.#area.get(key) ?? null;
      }
      has(key) {
        return this.#area.has(key);
      }
      set(key, value) {
        return this.#area.set(key, value, this);
      }
      remove(key) {
        this.#area.remove(key, this);
      }
      clear() {
        this.#area.clear(this);
      }
      close() {
        this.#area.leave(this);
      }
    };
  }
});

// harness/simulated/browser.ts
function areaOf(areas, origin) {
  const area2 = areas.get(origin) ?? new StorageArea();
  areas.set(origin, area2);
  return area2;
}
var Browser;
var init_browser = __esm({
  "harness/simulated/browser.ts"() {
    "use strict";
    init_cookie_jar();
    init_network();
    init_storage_area();
    Browser = class {
      exchange;
      options;
      /** The platform that each realm evaluates first. */
      platform;
      /** How long a page may keep this thread without a pause, in milliseconds. */
      limit;
      cookies = new CookieJar();
      network;
      #localStorages = /* @__PURE__ */ new Map();
      constructor(exchange, options4, platform, limit) {
        this.exchange = exchange;
        this.options = options4;
        this.platform = platform;
        this.limit = limit;
        this.network = new Network(exchange, this.cookies);
      }
      localStorage(origin) {
        return areaOf(this.#localStorages, origin);
      }
    };
  }
});

// harness/simulated/bundled-platform.ts
import { fileURLToPath as fileURLToPath2 } from "node:url";
import { Script } from "node:vm";
import { build as build2 } from "esbuild";
function bundledPlatform() {
  bundled ??= bundle2();
  return bundled;
}
async function bundle2() {
  const { outputFiles } = await build2({
    entryPoints: [fileURLToPath2(new URL("platform/window", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "platform",
    target: "node20",
    legalComments: "none"
  });
  const source = outputFiles.map(({ text }) => text).join("");
  return new Script(`(() => { ${source}; return platform.install; })()`, { filename: "platform" });
}
var bundled;
var init_bundled_platform = __esm({
  "harness/simulated/bundled-platform.ts"() {
    "use strict";
  }
});

// harness/simulated/compiled-script.ts
import { Script as Script2 } from "node:vm";
function compiled(source, filename) {
  const known = kept.get(source)?.get(filename);
  if (known) return known;
  const script = new Script2(source, { filename });
  const byName = kept.get(source) ?? /* @__PURE__ */ new Map();
  kept.delete(source);
  kept.set(source, byName.set(filename, script));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== void 0) kept.delete(oldest);
  return script;
}
var KEPT, kept;
var init_compiled_script = __esm({
  "harness/simulated/compiled-script.ts"() {
    "use strict";
    KEPT = 64;
    kept = /* @__PURE__ */ new Map();
  }
});

// harness/simulated/event-loop.ts
var TURNS, EventLoop;
var init_event_loop = __esm({
  "harness/simulated/event-loop.ts"() {
    "use strict";
    TURNS = 100;
    EventLoop = class {
      #timers = /* @__PURE__ */ new Map();
      #go;
      #isAwaiting;
      #ready = [];
      #immediate;
      #lastId = 0;
      #closed = false;
      /** `go` guards the turns it is given; `isAwaiting` tells whether only the host can bring the page further. */
      constructor(go, isAwaiting) {
        this.#go = go;
        this.#isAwaiting = isAwaiting;
      }
      /** Runs a task as soon as the current one is over. */
      post(run2) {
        if (!this.#closed) this.#add({ run: run2, cancelled: false });
      }
      /** Runs a task after a delay in real milliseconds, or again and again. */
      schedule(run2, delay, repeat) {
        const id = ++this.#lastId;
        if (this.#closed) return id;
        const timer = { task: { run: run2, cancelled: false }, handle: void 0 };
        this.#timers.set(id, timer);
        if (repeat) {
          timer.handle = setInterval(() => this.#add(timer.task), delay);
          return id;
        }
        timer.task.run = () => {
          this.#timers.delete(id);
          run2();
        };
        if (delay < 1) this.#add(timer.task);
        else timer.handle = setTimeout(() => this.#add(timer.task), delay);
        return id;
      }
      cancel(id) {
        const timer = this.#timers.get(id);
        if (!timer) return;
        this.#timers.delete(id);
        timer.task.cancelled = true;
        clearTimeout(timer.handle);
      }
      /** Takes the turns that are due now, for a caller that is already guarded. */
      turn() {
        for (let turns = 0; this.#ready.length > 0 && turns < TURNS; turns++) {
          const ready = this.#ready;
          this.#ready = [];
          for (const task of ready) if (!task.cancelled && !this.#closed) task.run();
          if (this.#isAwaiting()) break;
        }
      }
      close() {
        this.#closed = true;
        this.#ready = [];
        if (this.#immediate) clearImmediate(this.#immediate);
        for (const { handle } of this.#timers.values()) clearTimeout(handle);
        this.#timers.clear();
      }
      #add(task) {
        this.#ready.push(task);
        this.#wake();
      }
      #wake() {
        this.#immediate ??= setImmediate(() => {
          this.#immediate = void 0;
          if (this.#ready.length > 0) this.#go(() => this.turn());
          if (this.#ready.length > 0) this.#wake();
        });
      }
    };
  }
});

// harness/simulated/random-pool.ts
import { randomFillSync } from "node:crypto";
function fillRandom({ buffer, byteOffset, byteLength }) {
  if (used + byteLength > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  new Uint8Array(buffer, byteOffset, byteLength).set(pool.subarray(used, used + byteLength));
  used += byteLength;
}
var pool, used;
var init_random_pool = __esm({
  "harness/simulated/random-pool.ts"() {
    "use strict";
    pool = new Uint8Array(64 * 1024);
    used = pool.length;
  }
});

// harness/simulated/rejections.ts
function routeRejections(promisePrototype, listener) {
  listeners.set(promisePrototype, listener);
  if (routed) return;
  routed = true;
  const emit = process.emit;
  const route = (name2, ...args) => {
    const isRejection = name2 === "unhandledRejection";
    const listener2 = isRejection || name2 === "rejectionHandled" ? listenerFor(args[isRejection ? 1 : 0]) : void 0;
    if (!listener2) return Reflect.apply(emit, process, [name2, ...args]);
    if (isRejection) listener2(args[0], args[1]);
    return true;
  };
  process.emit = route;
}
function listenerFor(promise) {
  for (let owner = promise; typeof owner === "object" && owner !== null; owner = Object.getPrototypeOf(owner)) {
    const listener = listeners.get(owner);
    if (listener) return listener;
  }
  return void 0;
}
var listeners, routed;
var init_rejections = __esm({
  "harness/simulated/rejections.ts"() {
    "use strict";
    listeners = /* @__PURE__ */ new WeakMap();
    routed = false;
  }
});

// harness/simulated/watchdog.ts
import { constants, createContext, Script as Script3 } from "node:vm";
function underWatchdog(limit, run2) {
  if (limit === Number.POSITIVE_INFINITY) {
    run2();
    return;
  }
  realm.guarded = run2;
  try {
    guard.runInContext(realm, { timeout: limit, displayErrors: false });
  } catch (error) {
    if (error.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new CandidateTimeout(
      `A script kept the page busy for ${limit / 1e3} s without a pause. Look for a loop that does not end.`
    );
  }
}
var realm, guard;
var init_watchdog = __esm({
  "harness/simulated/watchdog.ts"() {
    "use strict";
    init_diagnostic();
    realm = createContext(constants.DONT_CONTEXTIFY);
    guard = new Script3("guarded()", { filename: "watchdog" });
  }
});

// harness/simulated/realm.ts
import { randomUUID, webcrypto } from "node:crypto";
import { constants as constants2, createContext as createContext2, Script as Script4 } from "node:vm";
function orNull(make) {
  try {
    return make();
  } catch {
    return null;
  }
}
function asFault(error) {
  return error instanceof Error ? error : new HarnessFault(`The simulated engine threw ${String(error)}.`);
}
function pathOf(url) {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
var CHECKPOINT, Realm;
var init_realm = __esm({
  "harness/simulated/realm.ts"() {
    "use strict";
    init_diagnostic();
    init_compiled_script();
    init_event_loop();
    init_random_pool();
    init_rejections();
    init_watchdog();
    CHECKPOINT = new Script4("0", { filename: "checkpoint" });
    Realm = class {
      #context = createContext2(constants2.DONT_CONTEXTIFY, { microtaskMode: "afterEvaluate" });
      #parts;
      #loop;
      #platform;
      #waiting = /* @__PURE__ */ new Set();
      #outgoing = [];
      #inFlight = 0;
      #isLeft = false;
      /** Why the page is at its end. Made into an error only for someone who asks: that costs more than closing a tab. */
      #ended;
      constructor(parts) {
        this.#parts = parts;
        this.#loop = new EventLoop(
          (turns) => this.#guarded(turns),
          () => this.#inFlight > 0 || this.#outgoing.length > 0
        );
        const install = parts.platform.runInContext(this.#context);
        this.#platform = install(this.#bridge());
        routeRejections(
          this.#platform.promisePrototype,
          (reason, promise) => this.#loop.post(() => this.#platform.rejected(promise, reason))
        );
      }
      /** Runs a page: the recorder, then each script, then the events of a document that has loaded. Throws where it hangs. */
      load(recorder, config, scripts) {
        this.#guarded(() => {
          const start = compiled(recorder, "recorder").runInContext(this.#context);
          start(this.#platform.parse(config));
          CHECKPOINT.runInContext(this.#context);
          for (const { url, source } of scripts) this.#loop.post(() => this.#run(source, url));
          this.#loop.post(() => this.#platform.documentRead());
          this.#loop.post(() => this.#platform.documentLoaded());
          this.#loop.turn();
        });
        if (this.#ended) throw this.#ended();
      }
      /** Evaluates an expression and awaits its value, as it survives JSON. */
      evaluate(expression) {
        return new Promise((fulfil, fail) => {
          if (this.#ended) return fail(this.#ended());
          this.#waiting.add(fail);
          const done = (json3, failed) => {
            this.#waiting.delete(fail);
            if (failed) fail(Object.assign(new Error(failed.message), failed));
            else fulfil(json3 === void 0 ? void 0 : JSON.parse(json3));
          };
          this.#guarded(() => {
            this.#loop.post(() => {
              try {
                const value = new Script4(expression, { filename: "evaluate" }).runInContext(this.#context);
                this.#platform.settle(value, done);
              } catch (error) {
                done(void 0, this.#platform.asText(error));
              }
              CHECKPOINT.runInContext(this.#context);
            });
            this.#loop.turn();
          });
        });
      }
      /** Tells the page that it is left and ends it. What it sends to outlive it is sent; nothing else is. */
      leave() {
        this.#isLeft = true;
        this.#guarded(() => {
          this.#platform.leave();
          CHECKPOINT.runInContext(this.#context);
        });
        this.end(() => new HarnessFault("The page was left before it answered."));
      }
      /** Ends the page without a word. */
      end(why) {
        this.#isLeft = true;
        this.#ended ??= why;
        this.#loop.close();
        this.#parts.localStorage.close();
        this.#parts.sessionStorage.close();
        for (const fail of this.#waiting) fail(this.#ended());
        this.#waiting.clear();
      }
      storageChanged(key, before, now, url) {
        this.#loop.post(() => this.#platform.storageChanged(key, before, now, url));
      }
      /** Runs the page’s script under the watchdog, then lets out what it sent. A page that hangs is at its end. */
      #guarded(run2) {
        if (this.#ended) return;
        try {
          underWatchdog(this.#parts.limit, run2);
        } catch (error) {
          this.end(() => asFault(error));
        }
        const outgoing = this.#outgoing;
        this.#outgoing = [];
        for (const send of outgoing) send();
      }
      #run(source, url) {
        let script;
        try {
          script = compiled(source, pathOf(url));
        } catch (error) {
          this.#platform.reportSyntaxError(error instanceof Error ? error.message : String(error), url);
          return;
        }
        try {
          script.runInContext(this.#context, { displayErrors: false });
        } catch (error) {
          this.#platform.report(error, url);
        }
      }
      #send(request, settle) {
        const { network: network2, asker } = this.#parts;
        let givenUp = false;
        this.#outgoing.push(async () => {
          if (givenUp || this.#isLeft && !request.keepalive) return;
          this.#inFlight++;
          try {
            const response = await network2.fetch(request, asker);
            this.#loop.post(() => {
              if (!givenUp) this.#perform(() => settle(response));
            });
          } catch (error) {
            this.end(() => asFault(error));
          }
          this.#inFlight--;
        });
        return () => {
          givenUp = true;
        };
      }
      #perform(task) {
        this.#platform.perform(task);
        CHECKPOINT.runInContext(this.#context);
      }
      #bridge() {
        const { facts, localStorage: localStorage2, sessionStorage, cookies } = this.#parts;
        const start = performance.now();
        return {
          facts,
          localStorage: localStorage2,
          sessionStorage,
          subtle: webcrypto.subtle,
          readCookies: cookies.read,
          writeCookie: cookies.write,
          parseUrl: (url, base) => orNull(() => new URL(url, base)),
          parseQuery: (query) => new URLSearchParams(query),
          post: (task, delay, repeat) => this.#loop.schedule(() => this.#perform(task), delay, repeat),
          cancel: (id) => this.#loop.cancel(id),
          send: (request, settle) => this.#send(request, settle),
          checkpoint: () => CHECKPOINT.runInContext(this.#context),
          run: (source, url) => this.#run(source, url),
          elapsed: () => performance.now() - start,
          fillRandom,
          randomUuid: () => randomUUID(),
          encodeUtf8: (text) => Buffer.from(text, "utf8"),
          decodeUtf8: (bytes) => new TextDecoder().decode(bytes),
          encodeBase64: (text) => orNull(() => btoa(text)),
          decodeBase64: (text) => orNull(() => atob(text))
        };
      }
    };
  }
});

// harness/simulated/tab.ts
function isSandboxed(policy) {
  const directives = (policy ?? "").split(/[;,]/).map((directive) => directive.trim().toLowerCase().split(/\s+/));
  return directives.some(([name2, ...flags]) => name2 === "sandbox" && !flags.includes("allow-same-origin"));
}
var USER_AGENT, BLANK, SimulatedTab;
var init_tab = __esm({
  "harness/simulated/tab.ts"() {
    "use strict";
    init_diagnostic();
    init_browser();
    init_realm();
    USER_AGENT = "Mozilla/5.0 (Simulated) AmplitudeConformance";
    BLANK = { recorder: "() => {}", config: "null", scripts: [], headers: {}, title: "" };
    SimulatedTab = class {
      #browser;
      #release;
      #sessionStorages = /* @__PURE__ */ new Map();
      #realm;
      constructor(browser, release) {
        this.#browser = browser;
        this.#release = release;
      }
      async open(url) {
        this.#realm?.leave();
        this.#realm = void 0;
        const page = this.#browser.exchange.page(url);
        if (!page) throw new HarnessFault(`There is no page at ${url}. Register its site and announce the load first.`);
        this.#load(url, page);
      }
      async evaluate(expression) {
        const realm2 = this.#realm ?? this.#load("about:blank", BLANK);
        return realm2.evaluate(expression);
      }
      async picture() {
        return null;
      }
      async close() {
        this.#realm?.end(() => new HarnessFault("The tab was closed before the page answered."));
        this.#realm = void 0;
        this.#release();
      }
      #load(href, page) {
        const { exchange, options: options4, platform, cookies, network: network2, limit } = this.#browser;
        const url = new URL(href);
        const headers = new Map(Object.entries(page.headers).map(([name2, value]) => [name2.toLowerCase(), value]));
        const sandboxed = isSandboxed(headers.get("content-security-policy"));
        const access = (by) => ({
          url,
          now: exchange.now(),
          by,
          sameSite: true
        });
        const setCookie = headers.get("set-cookie");
        if (setCookie !== void 0) cookies.write(setCookie, access("network"));
        const blocked = options4.cookies === "blocked";
        const realm2 = new Realm({
          platform,
          facts: {
            url: url.href,
            title: page.title,
            userAgent: USER_AGENT,
            sandboxed,
            cookiesBlocked: blocked,
            scripts: page.scripts.map((script) => script.url)
          },
          asker: { url, sandboxed, userAgent: USER_AGENT },
          network: network2,
          limit,
          localStorage: this.#browser.localStorage(url.origin).view(url.href, (...change) => realm2.storageChanged(...change)),
          sessionStorage: areaOf(this.#sessionStorages, url.origin).view(url.href, () => void 0),
          cookies: {
            read: () => blocked ? "" : cookies.read(access("script")),
            write: (text) => {
              if (!blocked) cookies.write(text, access("script"));
            }
          }
        });
        this.#realm = realm2;
        realm2.load(page.recorder, page.config, page.scripts);
        return realm2;
      }
    };
  }
});

// harness/simulated/engine.ts
var engine_exports = {};
__export(engine_exports, {
  SIMULATED_BUILD: () => SIMULATED_BUILD,
  startSimulated: () => startSimulated
});
import { version } from "tough-cookie";
async function startSimulated(exchange, options4, limit = process.env.NOLIMIT ? Number.POSITIVE_INFINITY : LIMITS.step) {
  return new SimulatedEngine(new Browser(exchange, options4, await bundledPlatform(), limit));
}
var SIMULATED_BUILD, SimulatedEngine;
var init_engine = __esm({
  "harness/simulated/engine.ts"() {
    "use strict";
    init_patience();
    init_browser();
    init_bundled_platform();
    init_tab();
    SIMULATED_BUILD = `simulated (node ${process.version}, tough-cookie ${version})`;
    SimulatedEngine = class {
      name = "simulated";
      build = SIMULATED_BUILD;
      #browser;
      #tabs = /* @__PURE__ */ new Set();
      constructor(browser) {
        this.#browser = browser;
      }
      async tab() {
        const tab2 = new SimulatedTab(this.#browser, () => this.#tabs.delete(tab2));
        this.#tabs.add(tab2);
        return tab2;
      }
      async jar(domain) {
        return this.#browser.cookies.list(domain, this.#browser.exchange.now());
      }
      async forget(domain, names) {
        this.#browser.cookies.forget(domain, names);
      }
      async close() {
        await Promise.all([...this.#tabs].map((tab2) => tab2.close()));
      }
    };
  }
});

// harness/engine/bidi-relay.ts
import { once } from "node:events";
import { WebSocket, WebSocketServer } from "ws";
function join(playwright, firefox3) {
  const early = [];
  const pass = (message) => firefox3.send(message, { binary: false });
  playwright.on("message", (message) => {
    if (firefox3.readyState === WebSocket.OPEN) pass(message);
    else early.push(message);
  });
  firefox3.on("open", () => early.splice(0).forEach(pass));
  firefox3.on("message", (message) => {
    firefox3.pong();
    playwright.send(message, { binary: false });
  });
  for (const [one, other] of [
    [playwright, firefox3],
    [firefox3, playwright]
  ]) {
    one.on("close", () => other.close());
    one.on("error", () => void 0);
  }
}
var UNLIMITED, BidiRelay;
var init_bidi_relay = __esm({
  "harness/engine/bidi-relay.ts"() {
    "use strict";
    UNLIMITED = { perMessageDeflate: false, maxPayload: 2 ** 28 };
    BidiRelay = class _BidiRelay {
      #server;
      constructor(server) {
        this.#server = server;
        server.on("connection", (client, { url = "" }) => {
          const [, port = "", path4 = ""] = /^\/(\d+)(\/.*)?$/.exec(url) ?? [];
          join(client, new WebSocket(`ws://127.0.0.1:${port}${path4}`, UNLIMITED));
        });
      }
      static async start() {
        const server = new WebSocketServer({ host: "127.0.0.1", port: 0, ...UNLIMITED });
        await once(server, "listening");
        return new _BidiRelay(server);
      }
      get port() {
        return this.#server.address().port;
      }
      close() {
        for (const client of this.#server.clients) client.terminate();
        this.#server.close();
      }
    };
  }
});

// harness/candidate/shell-word.ts
function shellWord(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
var init_shell_word = __esm({
  "harness/candidate/shell-word.ts"() {
    "use strict";
  }
});

// harness/candidate/judge-command.ts
function judgeCommand(specifier, part) {
  return isPackage ? byCommandLine(specifier, part) : byRunner(specifier, part);
}
function byCommandLine(specifier, part) {
  const { seed: seed2, path: path4 } = part?.counterexample ?? {};
  return [
    `npx amplitude-conformance run ${shellWord(specifier)}`,
    ...part ? [`--engine ${part.engine} --only ${part.check}`] : [],
    ...path4 === void 0 ? [] : [`--seed ${seed2} --path ${path4}`]
  ].join(" ");
}
function byRunner(specifier, part) {
  const { seed: seed2, path: path4 } = part?.counterexample ?? {};
  return [
    ...part && specifier === "reference" ? [] : [`SDK=${shellWord(specifier)}`],
    ...path4 === void 0 ? [] : [`SEED=${seed2} COUNTEREXAMPLE=${path4}`],
    "npx playwright test",
    ...part ? [`--project=${part.engine} --grep "${part.check}:"`] : []
  ].join(" ");
}
var isPackage, INSTALL_ENGINES;
var init_judge_command = __esm({
  "harness/candidate/judge-command.ts"() {
    "use strict";
    init_shell_word();
    isPackage = import.meta.url.endsWith(".js");
    INSTALL_ENGINES = isPackage ? "npx amplitude-conformance engines --install" : "npm run setup";
  }
});

// harness/candidate/explained.ts
function explained({ expected, seen, next }) {
  return new BadInput(`Expected: ${expected}
Seen:     ${seen}
Next:     ${next}`);
}
var init_explained = __esm({
  "harness/candidate/explained.ts"() {
    "use strict";
    init_diagnostic();
    init_judge_command();
  }
});

// harness/engine/installed-browser.ts
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium, firefox, webkit } from "@playwright/test";
function findBrowser(engine) {
  const own = playwrightBuild(engine);
  if (own) return { path: own, from: "playwright" };
  const path4 = SYSTEM[engine].find(existsSync);
  if (!path4 || engine === "webkit" && !existsSync(XVFB)) return null;
  return { path: path4, from: "system" };
}
function requireBrowser(engine) {
  const found = findBrowser(engine);
  if (found) return found;
  throw explained({
    expected: `${engine}: Playwright\u2019s build, or the system\u2019s (${DEBIAN_PACKAGES[engine].join(", ")})`,
    seen: "neither on this machine",
    next: INSTALL_ENGINES
  });
}
function systemVersion(path4) {
  try {
    const owner = execFileSync("dpkg-query", ["--search", path4], { encoding: "utf8", stdio: "pipe" }).split(":")[0] ?? "";
    return execFileSync("dpkg-query", ["--show", "--showformat", "${Version}", owner], {
      encoding: "utf8",
      stdio: "pipe"
    });
  } catch {
    return null;
  }
}
function playwrightBuild(engine) {
  const path4 = PLAYWRIGHT[engine].executablePath();
  return existsSync(path4) ? path4 : null;
}
var PLAYWRIGHT, MINI_BROWSER, SYSTEM, DEBIAN_PACKAGES, XVFB;
var init_installed_browser = __esm({
  "harness/engine/installed-browser.ts"() {
    "use strict";
    init_explained();
    init_judge_command();
    PLAYWRIGHT = { chromium, firefox, webkit };
    MINI_BROWSER = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"].flatMap(
      (api2) => ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib"].map(
        (root) => `${root}/${api2}/MiniBrowser`
      )
    );
    SYSTEM = {
      chromium: ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser"],
      firefox: ["/usr/bin/firefox-esr", "/usr/bin/firefox"],
      webkit: MINI_BROWSER
    };
    DEBIAN_PACKAGES = {
      chromium: ["chromium-headless-shell"],
      firefox: ["firefox-esr"],
      webkit: ["webkit2gtk-driver", "xvfb"]
    };
    XVFB = "/usr/bin/Xvfb";
  }
});

// harness/engine/playwright-engine.ts
function playwrightTab(page, release) {
  return {
    async open(url) {
      await page.goto(url, { timeout: 0 });
    },
    evaluate: (expression) => page.evaluate(expression),
    picture: () => page.screenshot(),
    close: release
  };
}
function cookiesOf(cookies, domain) {
  return cookies.filter((cookie) => cookie.domain === domain || cookie.domain.endsWith(`.${domain}`)).map(({ name: name2, value, domain: domain2, path: path4, expires, secure, httpOnly, sameSite }) => ({
    name: name2,
    value,
    domain: domain2,
    path: path4,
    expires: expires < 0 ? null : expires,
    secure,
    httpOnly,
    sameSite
  }));
}
var PlaywrightEngine;
var init_playwright_engine = __esm({
  "harness/engine/playwright-engine.ts"() {
    "use strict";
    PlaywrightEngine = class {
      name;
      build;
      #browser;
      #context;
      #idle = [];
      constructor(name2, build6, browser, context) {
        this.name = name2;
        this.build = build6;
        this.#browser = browser;
        this.#context = context;
      }
      async tab() {
        const page = this.#idle.pop() ?? await this.#context.newPage();
        return playwrightTab(page, async (reusable) => {
          if (reusable) this.#idle.push(page);
          else await page.close();
        });
      }
      async jar(domain) {
        return cookiesOf(await this.#context.cookies(), domain);
      }
      async forget(domain, names) {
        for (const cookie of await this.jar(domain)) {
          if (names.includes(cookie.name)) await this.#context.clearCookies({ name: cookie.name, domain: cookie.domain });
        }
      }
      async close() {
        await this.#browser.close();
      }
    };
  }
});

// harness/engine/inspector-transport.ts
import { WebSocket as WebSocket2 } from "ws";
import { z as z2 } from "zod";
function endsOrCommits(method) {
  return method === "Target.didCommitProvisionalTarget" || method === "Target.targetDestroyed";
}
var FRAGMENT, messageSchema, InspectorTransport;
var init_inspector_transport = __esm({
  "harness/engine/inspector-transport.ts"() {
    "use strict";
    FRAGMENT = 1e5;
    messageSchema = z2.looseObject({
      method: z2.string().optional(),
      params: z2.looseObject({
        targetId: z2.string().optional(),
        newTargetId: z2.string().optional(),
        message: z2.string().optional(),
        targetInfo: z2.looseObject({ targetId: z2.string(), isProvisional: z2.boolean().optional() }).optional()
      }).optional()
    });
    InspectorTransport = class {
      onmessage;
      onclose;
      #url;
      #socket;
      #unsent = [];
      #held = [];
      #withoutFrameTree = /* @__PURE__ */ new Set();
      constructor(url) {
        this.#url = url;
      }
      open() {
        const socket = new WebSocket2(this.#url, { perMessageDeflate: false, maxPayload: 2 ** 28 });
        this.#socket = socket;
        socket.on("open", () => {
          for (const message of this.#unsent.splice(0)) this.send(message);
        });
        socket.on("message", (data) => this.#receive(messageSchema.parse(JSON.parse(`${data}`))));
        socket.on("close", () => this.onclose?.());
        socket.on("error", () => void 0);
      }
      send(message) {
        const socket = this.#socket;
        if (socket?.readyState !== WebSocket2.OPEN) {
          this.#unsent.push(message);
          return;
        }
        const bytes = Buffer.from(JSON.stringify(message));
        for (let start = 0; start < bytes.length; start += FRAGMENT) {
          socket.send(bytes.subarray(start, start + FRAGMENT), { binary: false, fin: start + FRAGMENT >= bytes.length });
        }
      }
      close() {
        this.#socket?.close();
      }
      #receive(message) {
        const { method, params } = message;
        if (method === "Target.targetCreated" && params?.targetInfo?.isProvisional) {
          this.#withoutFrameTree.add(params.targetInfo.targetId);
        }
        const early = method === "Target.didCommitProvisionalTarget" && this.#withoutFrameTree.has(params?.newTargetId ?? "");
        if (early || this.#held.length > 0 && endsOrCommits(method)) {
          this.#held.push(message);
          return;
        }
        this.onmessage?.(message);
        if (method === "Target.dispatchMessageFromTarget" && params?.message?.includes('"frameTree"')) {
          if (this.#withoutFrameTree.delete(params.targetId ?? "")) setImmediate(() => this.#releaseHeld());
        }
        if (method === "Target.targetDestroyed") this.#withoutFrameTree.delete(params?.targetId ?? "");
      }
      #releaseHeld() {
        for (const message of this.#held.splice(0)) this.onmessage?.(message);
      }
    };
  }
});

// harness/engine/mini-browser.ts
import { spawn } from "node:child_process";
import { once as once2 } from "node:events";
import net from "node:net";
import { setTimeout as wait2 } from "node:timers/promises";
import { webkit as webkit2 } from "@playwright/test";
async function typeAddress(page, url) {
  const arrived = page.waitForNavigation({ waitUntil: "load", timeout: 0 });
  const left2 = page.evaluate(
    `{
      const policy = document.createElement('meta');
      policy.name = 'referrer';
      policy.content = 'no-referrer';
      document.documentElement.append(policy);
      location.href = ${JSON.stringify(url)};
    }`
  );
  await Promise.all([arrived, left2.catch(() => void 0)]);
}
async function freePort() {
  for (; ; ) {
    const port = nextPort++;
    const server = net.createServer();
    const free = await new Promise((resolve4) => {
      server.once("error", () => resolve4(false));
      server.listen(port, "127.0.0.1", () => server.close(() => resolve4(true)));
    });
    if (free) return port;
  }
}
var START_LIMIT, START_ATTEMPTS, MiniBrowser, nextPort;
var init_mini_browser = __esm({
  "harness/engine/mini-browser.ts"() {
    "use strict";
    init_diagnostic();
    init_inspector_transport();
    START_LIMIT = 6e4;
    START_ATTEMPTS = 3;
    MiniBrowser = class _MiniBrowser {
      #process;
      #port;
      #attached = /* @__PURE__ */ new Set();
      #connections = [];
      #home;
      constructor(process2, port) {
        this.#process = process2;
        this.#port = port;
      }
      static async launch(options4, attempts = START_ATTEMPTS) {
        const port = await freePort();
        const args = [
          "--private",
          "--enable-page-cache=false",
          "--javascript-can-open-windows-automatically=true",
          "--ignore-tls-errors",
          `--proxy=${options4.proxyUrl}`,
          ...options4.cookies === "blocked" ? ["--cookies-policy=never"] : [],
          "about:blank"
        ];
        const child = spawn("setpriv", ["--pdeathsig", "KILL", options4.path, ...args], {
          env: {
            ...process.env,
            DISPLAY: options4.display,
            GDK_BACKEND: "x11",
            LANG: "en_US.UTF-8",
            NO_AT_BRIDGE: "1",
            WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}`
          },
          stdio: ["ignore", "ignore", "pipe"]
        });
        let complaints = "";
        child.stderr.on("data", (data) => {
          complaints += data;
        });
        const browser = new _MiniBrowser(child, port);
        try {
          browser.#home = await browser.#attach();
          return browser;
        } catch (error) {
          await browser.close();
          if (attempts > 1 && complaints.includes("Address already in use"))
            return _MiniBrowser.launch(options4, attempts - 1);
          throw new HarnessFault(`MiniBrowser did not start: ${error.message}
${complaints.trim()}`);
        }
      }
      /** Opens a tab. Not with `noopener`: that swaps processes under the attaching connection. */
      async tab() {
        if (!this.#home) throw new HarnessFault("MiniBrowser has no tab to open another from.");
        await this.#home.evaluate('{ const tab = window.open("about:blank"); tab.opener = null; }');
        return this.#attach();
      }
      async close() {
        if (this.#process.exitCode === null && this.#process.signalCode === null) {
          const gone = once2(this.#process, "exit");
          this.#process.kill("SIGKILL");
          await gone;
        }
        for (const connection of this.#connections) await connection.close().catch(() => void 0);
      }
      /** Connects to the tab that was opened last; the inspector lists it once it exists. */
      async #attach() {
        for (const end = performance.now() + START_LIMIT; performance.now() < end; await wait2(10)) {
          if (this.#process.exitCode !== null) throw new Error(`it ended with ${this.#process.exitCode}`);
          const target = (await this.#targets()).find((found) => !this.#attached.has(found));
          if (!target) continue;
          this.#attached.add(target);
          const connection = await webkit2.connectOverCDP(new InspectorTransport(`ws://127.0.0.1:${this.#port}${target}`));
          this.#connections.push(connection);
          const page = connection.contexts()[0]?.pages()[0];
          if (page) return page;
          throw new Error("the inspector showed a tab without a page");
        }
        throw new Error("the inspector showed no page");
      }
      async #targets() {
        try {
          const list2 = await fetch(`http://127.0.0.1:${this.#port}/`);
          return [...(await list2.text()).matchAll(/\/socket\/\d+\/\d+\/WebPage/g)].map(([path4]) => path4);
        } catch {
          return [];
        }
      }
    };
    nextPort = 2e4 + process.pid % 120 * 100;
  }
});

// harness/engine/virtual-display.ts
import { spawn as spawn2 } from "node:child_process";
import { once as once3 } from "node:events";
var VirtualDisplay;
var init_virtual_display = __esm({
  "harness/engine/virtual-display.ts"() {
    "use strict";
    init_diagnostic();
    init_installed_browser();
    VirtualDisplay = class _VirtualDisplay {
      /** What `DISPLAY` must say. */
      name;
      #process;
      constructor(name2, process2) {
        this.name = name2;
        this.#process = process2;
      }
      static async start() {
        const args = ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"];
        const child = spawn2("setpriv", ["--pdeathsig", "KILL", XVFB, ...args], { stdio: ["ignore", "pipe", "ignore"] });
        const number = await Promise.race([
          once3(child.stdout, "data").then(([data]) => `${data}`.trim()),
          once3(child, "exit").then(([code]) => {
            throw new HarnessFault(
              `Xvfb ended with ${code} before it offered a display. Try it by hand: Xvfb -displayfd 1`
            );
          })
        ]);
        return new _VirtualDisplay(`:${number}`, child);
      }
      async close() {
        if (this.#process.exitCode !== null) return;
        const gone = once3(this.#process, "exit");
        this.#process.kill();
        await gone;
      }
    };
  }
});

// harness/engine/webkit-gtk.ts
var webkit_gtk_exports = {};
__export(webkit_gtk_exports, {
  WebKitGtk: () => WebKitGtk
});
function isWithin(host, domain) {
  return host === domain || host.endsWith(`.${domain}`);
}
var WebKitGtk;
var init_webkit_gtk = __esm({
  "harness/engine/webkit-gtk.ts"() {
    "use strict";
    init_installed_browser();
    init_mini_browser();
    init_playwright_engine();
    init_virtual_display();
    WebKitGtk = class _WebKitGtk {
      name = "webkit";
      build;
      #display;
      #browser;
      #exchange;
      #idle = [];
      #hosts = /* @__PURE__ */ new Set();
      #jarTab;
      #jarHost = "";
      constructor(build6, display, browser, exchange) {
        this.build = build6;
        this.#display = display;
        this.#browser = browser;
        this.#exchange = exchange;
      }
      static async launch({ path: path4 }, exchange, { cookies }) {
        const display = await VirtualDisplay.start();
        const browser = await MiniBrowser.launch({ path: path4, display: display.name, proxyUrl: exchange.proxyUrl, cookies });
        const version2 = systemVersion(path4);
        return new _WebKitGtk(
          `WebKitGTK ${version2 ?? "of unknown version"} (MiniBrowser, system package)`,
          display,
          browser,
          exchange
        );
      }
      async tab() {
        const page = this.#idle.pop() ?? await this.#browser.tab();
        return {
          ...playwrightTab(page, async (reusable) => {
            if (reusable) this.#idle.push(page);
          }),
          open: async (url) => {
            this.#hosts.add(new URL(url).hostname);
            await typeAddress(page, url);
          }
        };
      }
      async jar(domain) {
        const jar = /* @__PURE__ */ new Map();
        for (const host of this.#hostsOf(domain)) {
          const page = await this.#openJar(host, domain);
          for (const cookie of cookiesOf(await page.context().cookies(), domain)) {
            jar.set([cookie.name, cookie.domain, cookie.path].join(";"), cookie);
          }
        }
        return [...jar.values()];
      }
      async forget(domain, names) {
        for (const host of this.#hostsOf(domain)) {
          const page = await this.#openJar(host, domain);
          for (const { name: name2, domain: owner } of cookiesOf(await page.context().cookies(), domain)) {
            if (names.includes(name2)) await page.context().clearCookies({ name: name2, domain: owner });
          }
        }
      }
      async close() {
        await this.#browser.close();
        await this.#display.close();
      }
      /**
       * The inspector shows the cookies of a tab’s own document, and `SameSite=Strict` ones only after a navigation within
       * the site: so a tab of its own, by https so that `Secure` ones show, navigated twice to a site it comes to, once to
       * another host of it, and not at all where it is already.
       */
      async #openJar(host, domain) {
        this.#jarTab ??= await this.#browser.tab();
        const times = this.#jarHost === host ? 0 : isWithin(this.#jarHost, domain) ? 1 : 2;
        for (let i = 0; i < times; i++) await typeAddress(this.#jarTab, this.#exchange.blankUrl(host));
        this.#jarHost = host;
        return this.#jarTab;
      }
      #hostsOf(domain) {
        return [...this.#hosts].filter((host) => isWithin(host, domain));
      }
    };
  }
});

// harness/engine/launch-browser.ts
var launch_browser_exports = {};
__export(launch_browser_exports, {
  launchBrowser: () => launchBrowser
});
import { fileURLToPath as fileURLToPath3 } from "node:url";
import { chromium as chromium2, firefox as firefox2, webkit as webkit3 } from "@playwright/test";
async function launchBrowser(name2, exchange, options4) {
  const found = requireBrowser(name2);
  switch (name2) {
    case "chromium":
      return launchChromium(found, exchange, options4);
    case "firefox":
      return launchFirefox(found, exchange, options4);
    case "webkit":
      return launchWebKit(found, exchange, options4);
  }
}
async function launchChromium(found, exchange, options4) {
  const blocked = options4.cookies === "blocked" ? ["--blink-settings=cookieEnabled=false"] : [];
  const browser = await chromium2.launch({
    ...executable(found),
    args: [...QUIET_CHROMIUM, ...ONE_RENDERER, ...blocked]
  });
  return playwrightEngine("chromium", `Chromium ${browser.version()}`, found, browser, exchange);
}
async function launchFirefox(found, exchange, options4) {
  const blocked = options4.cookies === "blocked" ? { "network.cookie.cookieBehavior": 2 } : {};
  const firefoxUserPrefs = { ...QUIET_FIREFOX, ...ONE_CONTENT_PROCESS, ...blocked };
  if (found.from === "playwright") {
    const browser2 = await firefox2.launch({ firefoxUserPrefs });
    return playwrightEngine("firefox", `Firefox ${browser2.version()}`, found, browser2, exchange);
  }
  const relay = await BidiRelay.start();
  const browser = await firefox2.launch({
    firefoxUserPrefs,
    // A stock Firefox speaks WebDriver BiDi, which Playwright uses for this channel only.
    channel: "moz-firefox",
    executablePath: fileURLToPath3(new URL("firefox-behind-relay.sh", import.meta.url)),
    env: { ...process.env, FIREFOX: found.path, RELAY: `${relay.port}` }
  });
  browser.on("disconnected", () => relay.close());
  return playwrightEngine("firefox", `Firefox ${browser.version()}`, found, browser, exchange);
}
async function launchWebKit(found, exchange, options4) {
  if (found.from === "system") {
    const { WebKitGtk: WebKitGtk2 } = await Promise.resolve().then(() => (init_webkit_gtk(), webkit_gtk_exports));
    return WebKitGtk2.launch(found, exchange, options4);
  }
  if (options4.cookies === "blocked")
    throw new EngineLimit("Playwright\u2019s WebKit build has no switch that blocks cookies");
  const browser = await webkit3.launch();
  return playwrightEngine("webkit", `WebKit ${browser.version()}`, found, browser, exchange);
}
async function playwrightEngine(name2, product, found, browser, exchange) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, proxy: { server: exchange.proxyUrl } });
  const origin = found.from === "playwright" ? "Playwright\u2019s build" : `system package ${systemVersion(found.path) ?? found.path}`;
  return new PlaywrightEngine(name2, `${product} (${origin})`, browser, context);
}
function executable(found) {
  return found.from === "system" ? { executablePath: found.path } : {};
}
var QUIET_CHROMIUM, ONE_RENDERER, QUIET_FIREFOX, ONE_CONTENT_PROCESS;
var init_launch_browser = __esm({
  "harness/engine/launch-browser.ts"() {
    "use strict";
    init_diagnostic();
    init_bidi_relay();
    init_installed_browser();
    init_playwright_engine();
    QUIET_CHROMIUM = [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-quic",
      "--disable-sync",
      "--no-first-run"
    ];
    ONE_RENDERER = ["--disable-site-isolation-trials", "--renderer-process-limit=1"];
    QUIET_FIREFOX = {
      "app.update.enabled": false,
      "browser.safebrowsing.malware.enabled": false,
      "browser.safebrowsing.phishing.enabled": false,
      "extensions.update.enabled": false,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "services.settings.server": "data:,"
    };
    ONE_CONTENT_PROCESS = {
      "dom.ipc.processCount": 1,
      "fission.autostart": false
    };
  }
});

// harness/candidate/script-fault.ts
import { Script as Script5 } from "node:vm";
import { transform } from "esbuild";
async function scriptFault(bytes) {
  if (bytes.includes(0)) return { kind: "binary", says: "is not text: it holds NUL bytes" };
  const source = bytes.toString("utf8");
  if (source.trim() === "") return { kind: "empty", says: "is empty" };
  const wrong = syntaxError(source);
  if (wrong === null) return null;
  if (/^\s*<[!?a-z]/i.test(source)) return { kind: "markup", says: "is HTML or XML" };
  if (await isModule(source)) return { kind: "module", says: "is an ES module" };
  return { kind: "syntax", says: `is not JavaScript: ${wrong}` };
}
function syntaxError(source) {
  try {
    new Script5(source, { filename: "script.js" });
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = /:(\d+)\n/.exec(error.stack ?? "")?.[1];
    return line === void 0 ? error.message : `${error.message} (line ${line})`;
  }
}
async function isModule(source) {
  return transform(source, { loader: "js", format: "esm", logLevel: "silent" }).then(
    () => true,
    () => false
  );
}
var init_script_fault = __esm({
  "harness/candidate/script-fault.ts"() {
    "use strict";
  }
});

// harness/candidate/content-hash.ts
import { createHash as createHash2 } from "node:crypto";
import { readdir as readdir2, readFile as readFile3 } from "node:fs/promises";
import { join as join3, relative as relative2, sep } from "node:path";
async function contentHash(paths2, text = "") {
  const hash = createHash2("sha256");
  for (const path4 of paths2) hash.update(await readFile3(path4));
  hash.update(text);
  return `sha256-${hash.digest("hex")}`;
}
async function folderHash(folder) {
  const entries = await readdir2(folder, { recursive: true, withFileTypes: true });
  const paths2 = entries.filter((entry) => entry.isFile()).map((entry) => join3(entry.parentPath, entry.name));
  const hash = createHash2("sha256");
  for (const path4 of paths2.sort()) {
    const bytes = await readFile3(path4);
    hash.update(`${relative2(folder, path4).split(sep).join("/")}\0${bytes.length}\0`).update(bytes);
  }
  return `sha256-${hash.digest("hex")}`;
}
var init_content_hash = __esm({
  "harness/candidate/content-hash.ts"() {
    "use strict";
  }
});

// harness/candidate/atomic-folder.ts
import { mkdir as mkdir2, mkdtemp as mkdtemp2, rename, rm as rm2 } from "node:fs/promises";
import { dirname as dirname3, join as join4 } from "node:path";
async function fillAtomically(root, fill, isIntact) {
  await mkdir2(root, { recursive: true });
  const partial = await mkdtemp2(join4(root, ".partial-"));
  try {
    const place = await fill(partial);
    await mkdir2(dirname3(place), { recursive: true });
    let target = place;
    for (let copy = 2; !await moved(partial, target); copy++) {
      if (await isIntact(target)) return target;
      target = `${place}-${copy}`;
    }
    return target;
  } finally {
    await rm2(partial, { recursive: true, force: true });
  }
}
async function moved(folder, target) {
  try {
    await rename(folder, target);
    return true;
  } catch (error) {
    const { code } = error;
    if (code === "ENOTEMPTY" || code === "EEXIST") return false;
    throw error;
  }
}
var init_atomic_folder = __esm({
  "harness/candidate/atomic-folder.ts"() {
    "use strict";
  }
});

// harness/candidate/content-store.ts
import { join as join5 } from "node:path";
async function keepByContent(root, name2, write) {
  let hash = "";
  const folder = await fillAtomically(
    root,
    async (partial) => {
      await write(join5(partial, name2));
      hash = await contentHash([join5(partial, name2)]);
      return join5(root, hash);
    },
    async (place) => await contentHash([join5(place, name2)]).catch(() => null) === hash
  );
  return join5(folder, name2);
}
var init_content_store = __esm({
  "harness/candidate/content-store.ts"() {
    "use strict";
    init_atomic_folder();
    init_content_hash();
  }
});

// harness/candidate/version.ts
function isExact(version2) {
  return /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(version2);
}
function compareVersions(one, other) {
  const theirs = numbers(other);
  return numbers(one).reduce((order2, number, index) => order2 || number - (theirs[index] ?? 0), 0);
}
function nearestVersions(versions, wanted) {
  const sorted = [...versions].sort(compareVersions);
  const below = isExact(wanted) ? sorted.filter((version2) => compareVersions(version2, wanted) < 0).slice(-1) : [];
  const above = isExact(wanted) ? sorted.filter((version2) => compareVersions(version2, wanted) > 0).slice(0, 1) : [];
  return [.../* @__PURE__ */ new Set([...below, ...above, ...sorted.slice(-1)])];
}
function numbers(version2) {
  return version2.split(/[-+]/, 1).flatMap((release) => release.split(".").map(Number));
}
var init_version = __esm({
  "harness/candidate/version.ts"() {
    "use strict";
  }
});

// harness/candidate/npm-cache.ts
import { createHash as createHash3 } from "node:crypto";
import { readdir as readdir4, readFile as readFile4, writeFile as writeFile2 } from "node:fs/promises";
import { join as join7 } from "node:path";
import { z as z15 } from "zod";
async function entriesOf(folder) {
  return readdir4(folder).catch(() => []);
}
async function intactCopy(place) {
  try {
    const folder = join7(place, "package");
    const { contents, ...rest } = recordSchema.parse(JSON.parse(await readFile4(join7(place, "record.json"), "utf8")));
    return await folderHash(folder) === contents ? { ...rest, folder } : null;
  } catch {
    return null;
  }
}
var recordSchema, NpmCache;
var init_npm_cache = __esm({
  "harness/candidate/npm-cache.ts"() {
    "use strict";
    init_atomic_folder();
    init_content_hash();
    init_version();
    recordSchema = z15.strictObject({
      name: z15.string(),
      version: z15.string(),
      /** As the registry stated it, and as the tarball was verified against. */
      integrity: z15.string(),
      /** Of the extracted files, to notice what happens to them afterwards. */
      contents: z15.string()
    });
    NpmCache = class {
      #root;
      constructor(root) {
        this.#root = root;
      }
      /** A copy of this version, of this integrity if one is given. */
      async find(name2, version2, integrity) {
        const home = join7(this.#root, `${name2}@${version2}`);
        for (const entry of (await entriesOf(home)).sort()) {
          const copy = await intactCopy(join7(home, entry));
          if (copy && (integrity === void 0 || copy.integrity === integrity)) return copy;
        }
        return null;
      }
      /** The versions of a package that need no registry, newest last. */
      async versions(name2) {
        const [, scope = "", base = ""] = /^(@[^/]+)?\/?(.+)$/.exec(name2) ?? [];
        const entries = await entriesOf(join7(this.#root, scope));
        const versions = entries.filter((entry) => entry.startsWith(`${base}@`)).map((entry) => entry.slice(base.length + 1));
        return versions.sort(compareVersions);
      }
      /** Keeps what `extract` puts into the folder it is given. */
      async add({ name: name2, version: version2, integrity }, extract) {
        const place = createHash3("sha256").update(integrity).digest("hex");
        const target = await fillAtomically(
          this.#root,
          async (partial) => {
            await extract(join7(partial, "package"));
            const record = { name: name2, version: version2, integrity, contents: await folderHash(join7(partial, "package")) };
            await writeFile2(join7(partial, "record.json"), `${JSON.stringify(record, null, 2)}
`);
            return join7(this.#root, `${name2}@${version2}`, place);
          },
          async (folder) => await intactCopy(folder) !== null
        );
        return { name: name2, version: version2, integrity, folder: join7(target, "package") };
      }
    };
  }
});

// harness/candidate/npm-config.ts
import { dirname as dirname5, join as join8 } from "node:path";
import Config from "@npmcli/config";
import npm from "@npmcli/config/lib/definitions/index.js";
async function npmConfig(cwd, env) {
  const config = new Config({
    definitions: npm.definitions,
    shorthands: npm.shorthands,
    flatten: npm.flatten,
    nerfDarts: npm.nerfDarts,
    npmPath: join8(dirname5(dirname5(process.execPath)), "lib/node_modules/npm"),
    argv: [],
    env: { ...env },
    // It is written to.
    cwd
  });
  await config.load();
  if (config.find("fetch-retry-mintimeout") === "default") config.set("fetch-retry-mintimeout", 500);
  return config.flat;
}
var init_npm_config = __esm({
  "harness/candidate/npm-config.ts"() {
    "use strict";
  }
});

// harness/candidate/npm-package.ts
var npm_package_exports = {};
__export(npm_package_exports, {
  npmPackage: () => npmPackage,
  npmVersions: () => npmVersions
});
import pacote from "pacote";
async function npmPackage(name2, wanted, options4) {
  const cache = new NpmCache(options4.cacheDir);
  const known = isExact(wanted) ? await cache.find(name2, wanted) : null;
  if (known) return known;
  try {
    const config = { ...await npmConfig(options4.cwd, options4.env), packumentCache: /* @__PURE__ */ new Map() };
    const { version: version2, _integrity: integrity, _resolved: resolved } = await pacote.manifest(`${name2}@${wanted}`, config);
    if (!integrity) throw new Error("the registry states no integrity");
    return await cache.find(name2, version2, integrity) ?? await cache.add(
      { name: name2, version: version2, integrity },
      (folder) => pacote.extract(`${name2}@${version2}`, folder, { ...config, resolved, integrity })
    );
  } catch (error) {
    throw diagnosis(error, name2, wanted, options4, await cache.versions(name2));
  }
}
async function npmVersions(name2, { cwd, env }) {
  const packument = await pacote.packument(name2, await npmConfig(cwd, env)).catch((error) => {
    throw explained({
      expected: `the versions of ${name2} from the npm registry that is configured here`,
      seen: `${error.code ?? "an error"}: ${error.message}`,
      next: "npm ping"
    });
  });
  return Object.keys(packument.versions);
}
function diagnosis(error, name2, wanted, { isCovered }, cached) {
  const { code, message, versions = [] } = Object(error);
  if (code === "ETARGET") {
    const nearest2 = nearestVersions(versions.filter(isCovered), wanted);
    return explained({
      expected: `a published version, range or tag of ${name2}, such as ${nearest2.join(", ")}`,
      seen: `${wanted}, which the registry does not have`,
      next: judgeCommand(`npm:${name2}@${nearest2.at(0) ?? "latest"}`)
    });
  }
  if (code === "E404") {
    return explained({
      expected: `${name2} in the npm registry that is configured here`,
      seen: "the registry does not have it (404)",
      next: `npm config get registry && npm view ${name2} version`
    });
  }
  if (code === "EINTEGRITY") {
    return explained({
      expected: `a tarball of ${name2}@${wanted} with the integrity that the registry states`,
      seen: message ?? code,
      next: "npm cache verify && npm config get registry"
    });
  }
  const newest2 = cached.filter(isCovered).at(-1);
  return explained({
    expected: `${name2}@${wanted} from the npm registry, or a copy of exactly that version in the cache`,
    seen: `${code ?? "an error"}: ${message}; cached: ${cached.join(", ") || "no version"}`,
    next: newest2 ? judgeCommand(`npm:${name2}@${newest2}`) : "npm ping"
  });
}
var init_npm_package = __esm({
  "harness/candidate/npm-package.ts"() {
    "use strict";
    init_explained();
    init_npm_cache();
    init_npm_config();
    init_version();
  }
});

// harness/candidate/fetched-script.ts
var fetched_script_exports = {};
__export(fetched_script_exports, {
  fetchedScript: () => fetchedScript
});
import { writeFile as writeFile3 } from "node:fs/promises";
import { join as join10 } from "node:path";
import fetch2 from "npm-registry-fetch";
async function fetchedScript(address, { cacheDir, cwd, env }, limits = LIMITS2) {
  refusePassword(address);
  const wrong = (seen) => explained({ expected: `a script at ${address}`, seen, next: `curl -sSIL ${shellWord(address)}` });
  const signal = AbortSignal.timeout(limits.milliseconds);
  const options4 = { ...await npmConfig(cwd, env), cache: void 0, timeout: limits.milliseconds, signal };
  const { content, from, type } = await receive(address, options4, limits.bytes).catch((error) => {
    throw wrong(signal.aborted ? `no complete answer within ${limits.milliseconds / 1e3} s` : whyNot(error));
  });
  const via = from === address ? "" : `, after a redirect to ${from}`;
  if (address.startsWith("https:") && !from.startsWith("https:")) {
    throw wrong(`a redirect to ${from}, which is not encrypted`);
  }
  if (content === null) throw wrong(`more than ${limits.bytes} bytes${via}`);
  if (!SCRIPT_TYPE.test(type)) throw wrong(`the content type ${type}${via}`);
  const fault = await scriptFault(content);
  if (fault?.kind === "module") throw moduleAt(address, via);
  if (fault) throw wrong(`its content ${fault.says}${via}`);
  return keepByContent(join10(cacheDir, "url"), fileName(new URL(address)), (path4) => writeFile3(path4, content));
}
async function receive(address, options4, limit) {
  const response = await fetch2(address, options4);
  const chunks = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) break;
    chunks.push(Buffer.from(chunk));
  }
  return {
    content: size > limit ? null : Buffer.concat(chunks),
    from: response.url,
    type: response.headers.get("content-type") ?? "text/plain"
  };
}
function whyNot(error) {
  const { code, type, statusCode, message } = Object(error);
  if (statusCode !== void 0) return `the server answers ${statusCode}`;
  if (type === "max-redirect") return "one redirect after another, without an end";
  return UNTRUSTED.test(code ?? "") ? `a server that is not trusted here: ${code}` : `no answer: ${code ?? message}`;
}
function refusePassword(address) {
  const { username, password, protocol, host, pathname, search } = new URL(address);
  if (!username && !password) return;
  const bare2 = `${protocol}//${host}${pathname}${search}`;
  throw explained({
    expected: "an address without a password",
    seen: "one with a password, which the results would show",
    next: `curl -sSL -u USER -o sdk.js ${shellWord(bare2)} && ${judgeCommand("file:sdk.js")}`
  });
}
function moduleAt(address, via) {
  return explained({
    expected: `a classic script at ${address}: a bundle in the format iife or umd, which defines a global`,
    seen: `its content is an ES module${via}`,
    next: `curl -sSL -o sdk.mjs ${shellWord(address)} && npx esbuild sdk.mjs --bundle --format=iife --global-name=amplitude --outfile=sdk.js`
  });
}
function fileName({ pathname }) {
  const name2 = pathname.split("/").at(-1)?.replace(/[^\w.@-]+/g, "-") || "script";
  return name2.endsWith(".js") ? name2 : `${name2}.js`;
}
var LIMITS2, SCRIPT_TYPE, UNTRUSTED;
var init_fetched_script = __esm({
  "harness/candidate/fetched-script.ts"() {
    "use strict";
    init_content_store();
    init_explained();
    init_npm_config();
    init_script_fault();
    init_shell_word();
    LIMITS2 = { bytes: 2e7, milliseconds: 6e4 };
    SCRIPT_TYPE = /^(?:[a-z]+\/(?:x-)?(?:java|ecma)script|text\/plain|(?:application|binary)\/octet-stream)\b/i;
    UNTRUSTED = /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO/;
  }
});

// tmp/explore.mts
import { readFileSync } from "node:fs";

// harness/adapter/own-decoder.ts
import { z } from "zod";

// harness/adapter/bundled-adapter.ts
import { dirname, isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
var builtIn = /* @__PURE__ */ new Map();
function bundledAdapter(adapter) {
  if (isAbsolute(adapter)) return bundle(adapter);
  const known = builtIn.get(adapter) ?? bundle(adapter);
  builtIn.set(adapter, known);
  return known;
}
async function exportsOfAdapter(adapter) {
  const { metafile } = await build({ ...howToBundle(adapter), format: "esm", metafile: true });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}
async function bundledModule(adapter) {
  const { outputFiles } = await build({ ...howToBundle(adapter), format: "esm" });
  return outputFiles.map(({ text }) => text).join("");
}
async function bundle(adapter) {
  const { outputFiles } = await build({ ...howToBundle(adapter), format: "iife", globalName: "bundle" });
  return `(() => {
${outputFiles.map(({ text }) => text).join("")}return bundle.adapter;
})()`;
}
function howToBundle(adapter) {
  const entry = isAbsolute(adapter) ? adapter : fileURLToPath(new URL(adapter, import.meta.url));
  return {
    entryPoints: [entry],
    // Paths in the bundle, and with them its hash, are the same wherever a project stands.
    absWorkingDir: dirname(entry),
    bundle: true,
    write: false,
    target: "es2018",
    charset: "utf8",
    tsconfigRaw: {},
    logLevel: "silent"
  };
}

// harness/adapter/own-decoder.ts
var count = z.int().nonnegative();
var identitySchema = z.object({
  deviceId: z.string().nullable(),
  userId: z.string().nullable(),
  optOut: z.boolean(),
  sessionId: count,
  lastEventTime: count,
  eventId: count,
  identifyId: count,
  sequenceNumber: count
});
var moduleSchema = z.object({ decodeIdentity: z.function({ input: [z.string()], output: z.unknown() }) });
async function ownDecoder(adapter) {
  const source = Buffer.from(await bundledModule(adapter)).toString("base64");
  const { decodeIdentity: decodeIdentity2 } = moduleSchema.parse(await import(`data:text/javascript;base64,${source}`));
  return (value) => {
    try {
      return identitySchema.safeParse(decodeIdentity2(value)).data ?? null;
    } catch {
      return null;
    }
  };
}

// harness/candidate/vocabulary.ts
async function vocabularyOf({ profile, adapter }) {
  return profile.identityCookie.codec.kind === "own" ? { ...profile, decodeOwn: await ownDecoder(adapter) } : profile;
}

// suites/workbench.ts
init_diagnostic();

// harness/engine/assumptions.ts
init_diagnostic();
var THREE_YEARS = 3 * 365;
var DAY = 24 * 60 * 60 * 1e3;
var FOUNDATIONS = {
  "a new site is empty": true,
  "a cookie for the site is shared by its hosts": true,
  "the journal shows cookie and storage writes": true,
  "time stands still between acts": true,
  "https reaches the laboratory": true
};
async function establishAssumptions(engine, laboratory) {
  const site = bareSite(laboratory, "test");
  const british = bareSite(laboratory, "co.uk");
  const tab2 = await engine.tab();
  try {
    const assumptions = {
      ...await foundations(engine, site, tab2),
      ...await cookieRules(engine, site, tab2),
      ...await publicSuffix(british, tab2)
    };
    for (const [name2, expected] of Object.entries(FOUNDATIONS)) {
      if (assumptions[name2] === expected) continue;
      throw new HarnessFault(
        `${engine.build} cannot be used: \u201C${name2}\u201D must be ${expected} and is ${assumptions[name2]}. No candidate was judged.`
      );
    }
    return assumptions;
  } finally {
    await tab2.close(true);
    laboratory.retire(site);
    laboratory.retire(british);
  }
}
function bareSite(laboratory, suffix) {
  const site = laboratory.site(suffix);
  site.bare = true;
  return site;
}
async function open(site, tab2, scheme, host) {
  const url = `${scheme}://${host}.${site.domain}/`;
  site.expect(url);
  await tab2.open(url);
}
async function foundations(engine, site, tab2) {
  await open(site, tab2, "http", "www");
  const { cookie, localStorage: localStorage2, sessionStorage } = JSON.parse(
    `${await tab2.evaluate(`document.${site.handle}.dump()`)}`
  );
  const jar = await engine.jar(site.domain);
  const empty = [cookie, ...jar, ...Object.keys({ ...localStorage2, ...sessionStorage })].every((trace) => trace === "");
  const standsStill = await tab2.evaluate(
    `new Promise((resolve) => { const before = Date.now(); const { port1, port2 } = new MessageChannel();
       port1.onmessage = () => resolve(Date.now() === before && new Date().getTime() === ${site.now}); port2.postMessage(0); })`
  );
  await tab2.evaluate(
    `document.cookie = 'shared=1; path=/; domain=.${site.domain}'; localStorage.setItem('a', '1'); localStorage.b = '2'`
  );
  const { journal } = JSON.parse(`${await tab2.evaluate(`document.${site.handle}.act(null, [], 0, 0)`)}`);
  await open(site, tab2, "https", "app");
  const shared2 = await tab2.evaluate("document.cookie");
  const secure = await tab2.evaluate("location.protocol");
  return {
    "a new site is empty": empty,
    "time stands still between acts": standsStill === true,
    "the journal shows cookie and storage writes": Array.isArray(journal) && journal.length === 3,
    "a cookie for the site is shared by its hosts": shared2 === "shared=1",
    "https reaches the laboratory": secure === "https:"
  };
}
async function cookieRules(engine, site, tab2) {
  await open(site, tab2, "http", "rules");
  const expires = new Date(Date.now() + THREE_YEARS * DAY).toUTCString();
  await tab2.evaluate(
    [
      `document.cookie = 'plain=1; path=/'`,
      `document.cookie = 'lasting=1; path=/; expires=${expires}'`,
      `document.cookie = 'secure=1; path=/; Secure'`,
      `document.cookie = 'loose=1; path=/; SameSite=None'`,
      `document.cookie = 'large=' + 'x'.repeat(5000) + '; path=/'`,
      `document.cookie = 'hidden=1; path=/; HttpOnly'`,
      // Reading makes sure that what was written has reached the jar.
      "document.cookie"
    ].join(";")
  );
  const jar = new Map((await engine.jar(site.domain)).map((cookie) => [cookie.name, cookie]));
  const lasting = jar.get("lasting")?.expires ?? null;
  return {
    "an unset SameSite is listed as": jar.get("plain")?.sameSite ?? null,
    "days that a cookie for three years is kept": lasting && Math.round((lasting * 1e3 - Date.now()) / DAY),
    "a Secure cookie is kept on http": jar.has("secure"),
    "SameSite=None is kept without Secure": jar.has("loose"),
    "a cookie of 5000 bytes is kept": jar.has("large"),
    "a script can write an HttpOnly cookie": jar.has("hidden")
  };
}
async function publicSuffix(site, tab2) {
  await open(site, tab2, "http", "www");
  const seen = await tab2.evaluate(`document.cookie = 'suffix=1; path=/; domain=.co.uk'; document.cookie`);
  return { "a cookie for a public suffix is kept": seen !== "" };
}

// harness/engine/launch.ts
async function launchEngine(name2, exchange, options4 = { cookies: "kept" }) {
  if (name2 === "simulated") {
    const { startSimulated: startSimulated2 } = await Promise.resolve().then(() => (init_engine(), engine_exports));
    return startSimulated2(exchange, options4);
  }
  const { launchBrowser: launchBrowser2 } = await Promise.resolve().then(() => (init_launch_browser(), launch_browser_exports));
  return launchBrowser2(name2, exchange, options4);
}

// spec/oracle/upload.ts
import { z as z3 } from "zod";
var IDENTIFY = "$identify";
var saidSchema = z3.object({
  type: z3.string(),
  userId: z3.string().nullish(),
  deviceId: z3.string().nullish(),
  properties: z3.record(z3.string(), z3.unknown()).nullish(),
  userProperties: z3.record(z3.string(), z3.unknown()).nullish(),
  sessionId: z3.number().nullish(),
  time: z3.number().nullish(),
  eventId: z3.number().nullish(),
  sequenceNumber: z3.number().nullish()
});
var objectsSchema = z3.array(z3.record(z3.string(), z3.unknown()));
function decodeUpload(profile, body) {
  const { format, apiKeyField, eventsField } = profile.upload;
  const fields = format === "form" ? formFields(body, eventsField) : objectSchema.safeParse(json(body)).data;
  const apiKey = fields?.[apiKeyField];
  const events = fields && eventsIn(profile, fields[eventsField]);
  return typeof apiKey === "string" && events ? { apiKey, events } : null;
}
function decodeQueue(profile, text) {
  return eventsIn(profile, json(text));
}
var objectSchema = z3.record(z3.string(), z3.unknown());
function eventsIn(profile, given2) {
  const objects = objectsSchema.safeParse(given2).data;
  const events = objects?.map((object) => asUploaded(profile, object)) ?? [null];
  return events.includes(null) ? null : events.filter((event2) => event2 !== null);
}
function asUploaded({ event: names }, object) {
  const renamed = Object.entries(names).map(([field, name2]) => [field, name2 === null ? void 0 : object[name2]]);
  const said2 = saidSchema.safeParse(Object.fromEntries(renamed)).data;
  if (!said2) return null;
  return {
    type: said2.type,
    userId: said2.userId ?? null,
    deviceId: said2.deviceId ?? null,
    properties: said2.properties ?? {},
    userProperties: said2.userProperties ?? {},
    sessionId: said2.sessionId ?? null,
    time: said2.time ?? null,
    eventId: said2.eventId ?? null,
    sequenceNumber: said2.sequenceNumber ?? null,
    fields: Object.keys(object).sort()
  };
}
function formFields(body, eventsField) {
  const form = Object.fromEntries(new URLSearchParams(body));
  return { ...form, [eventsField]: json(form[eventsField] ?? "") };
}
function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// harness/page.ts
init_diagnostic();

// harness/instance.ts
init_diagnostic();
var Instance = class {
  /** Makes calls, one after the other within one task. One that throws is the candidate’s crash. */
  async call(...calls) {
    const threw = await this.attempt(...calls);
    if (threw) throw new CandidateCrash(`${calls.map(([verb]) => verb).join(", ")} threw ${said(threw)}`);
  }
  /** Makes calls and returns what the first that threw did throw; each waits until the page is at rest from the last. */
  async attemptInTurn(...calls) {
    for (const call of calls) {
      const threw = await this.attempt(call);
      if (threw) return threw;
    }
    return null;
  }
  init(call) {
    return this.call(["init", call]);
  }
  track(event2, properties) {
    return this.call(properties ? ["track", event2, properties] : ["track", event2]);
  }
  /** Tracks events one after the other within one task, as a busy page does. */
  trackAll(events) {
    return this.call(...events.map((event2) => ["track", event2]));
  }
  setUserId(userId) {
    return this.call(["setUserId", userId]);
  }
  identify(property2, value) {
    return this.call(["identify", property2, value]);
  }
  setOptOut(optOut2) {
    return this.call(["setOptOut", optOut2]);
  }
  enableTracking() {
    return this.call(["enableTracking"]);
  }
  clearStorage() {
    return this.call(["clearStorage"]);
  }
};
var NamedInstance = class extends Instance {
  #attempt;
  constructor(attempt) {
    super();
    this.#attempt = attempt;
  }
  attempt(...calls) {
    return this.#attempt(calls);
  }
};
function said({ name: name2, message, stack: stack2 }) {
  const [where] = stack2.split("\n");
  return `${name2}: ${message}${where ? ` (${where})` : ""}`;
}

// harness/page.ts
init_patience();

// harness/recorder/journal.ts
import { z as z4 } from "zod";
var stack = z4.string();
var errorSchema = z4.strictObject({ name: z4.string(), message: z4.string(), stack });
var journalEntrySchema = z4.discriminatedUnion("kind", [
  z4.strictObject({
    kind: z4.literal("cookie"),
    at: z4.number(),
    via: z4.enum(["document.cookie", "cookieStore"]),
    text: z4.string(),
    stack
  }),
  z4.strictObject({
    kind: z4.literal("storage"),
    at: z4.number(),
    area: z4.enum(["localStorage", "sessionStorage", "indexedDB", "caches", "serviceWorker"]),
    /** `set`, `remove` and `clear` for the two storages; `open` for a database, a cache, a registration. */
    operation: z4.enum(["set", "remove", "clear", "open"]),
    key: z4.string(),
    value: z4.string().nullable(),
    stack
  }),
  z4.strictObject({
    kind: z4.literal("send"),
    at: z4.number(),
    via: z4.enum(["XMLHttpRequest", "fetch", "sendBeacon", "Image", "WebSocket", "EventSource"]),
    method: z4.string(),
    url: z4.string(),
    stack
  }),
  z4.strictObject({ kind: z4.literal("error"), at: z4.number(), error: errorSchema }),
  z4.strictObject({ kind: z4.literal("console"), at: z4.number(), level: z4.string(), text: z4.string() })
]);
var storageDumpSchema = z4.strictObject({
  /** `document.cookie`, or `null` where reading it throws. */
  cookie: z4.string().nullable(),
  localStorage: z4.record(z4.string(), z4.string()).nullable(),
  sessionStorage: z4.record(z4.string(), z4.string()).nullable(),
  databases: z4.array(z4.string()),
  caches: z4.array(z4.string()),
  serviceWorkers: z4.array(z4.string())
});
var readableSchema = storageDumpSchema.pick({ cookie: true, localStorage: true, sessionStorage: true });
var actResultSchema = z4.strictObject({
  threw: errorSchema.nullable(),
  /** Virtual time when the page was quiet again. */
  now: z4.number(),
  /** Answers the page still waits for. */
  inFlight: z4.number(),
  /** Entries since the last act. */
  journal: z4.array(journalEntrySchema),
  /** What the page could read once it was at rest. */
  readable: readableSchema
});
var adaptResultSchema = actResultSchema.extend({ verbs: z4.array(z4.string()) });

// harness/told.ts
function told(entry) {
  switch (entry.kind) {
    case "cookie":
      return `${entry.via} ${entry.text}`;
    case "storage":
      return `${entry.area} ${entry.operation} ${entry.key}${entry.value === null ? "" : ` = ${entry.value}`}`;
    case "send":
      return `${entry.via} ${entry.method} ${entry.url}`;
    case "error":
      return `error ${entry.error.name}: ${entry.error.message}`;
    case "console":
      return `console.${entry.level} ${entry.text}`;
  }
}
function toldCalls(instance, calls) {
  const whose = instance === null ? "" : `${instance}: `;
  return whose + calls.map(([verb, ...args]) => `${verb}(${args.map((arg) => JSON.stringify(arg)).join(", ")})`).join(" \xB7 ");
}

// harness/page.ts
var ANSWERED = ["XMLHttpRequest", "fetch"];
var LOAD_TIME = 100;
var Page = class _Page extends Instance {
  #engine;
  #tab;
  #site;
  #verbs;
  #witness;
  #number;
  #url;
  #now = 0;
  #online = true;
  /** Answers that the page awaits in vain. */
  #unanswered = 0;
  /** Whether something has left of which no answer tells that it arrived. */
  #unfenced = false;
  #closed = false;
  #stuck = false;
  constructor(engine, tab2, site, verbs, witness) {
    super();
    this.#engine = engine;
    this.#tab = tab2;
    this.#site = site;
    this.#verbs = verbs;
    this.#witness = witness;
    this.#number = witness.timeline.newTab();
    this.#url = "";
  }
  /**
   * Opens a page in a new tab. `verbs` are those the candidate’s capabilities promise; `witness` is told what the page is
   * seen to do.
   */
  static async open(engine, site, url, verbs, witness) {
    const page = new _Page(engine, await engine.tab(), site, verbs, witness);
    await page.goto(url);
    return page;
  }
  /** Virtual time of this page, in milliseconds since 1970. */
  get now() {
    return this.#now;
  }
  get url() {
    return this.#url;
  }
  get isOpen() {
    return !this.#closed;
  }
  /** Leaves for another page of the site, in the same tab. */
  async goto(url) {
    await this.#catchUp();
    this.#site.now += LOAD_TIME;
    this.#site.expect(url);
    this.#unfenced = this.#url !== "";
    this.#url = url;
    this.#now = this.#site.now;
    this.#online = this.#site.ingestion.online;
    this.#unanswered = 0;
    await this.#step(this.#tab.open(url), `Opening ${url}`);
    const { verbs, threw } = await this.#watched(
      () => "opens the page",
      (unanswered) => this.#ask("adapt", unanswered),
      adaptResultSchema
    );
    if (threw) throw new CandidateCrash(this.#notLoaded(threw));
    const missing = this.#verbs.filter((verb) => !verbs.includes(verb));
    if (missing.length > 0) {
      throw new BadInput(
        `The adapter offers ${verbs.join(", ")} and lacks ${missing.join(", ")}, which the candidate\u2019s capabilities promise. Declare fewer capabilities, or add the verb to the adapter.`
      );
    }
  }
  async reload() {
    await this.goto(this.#url);
  }
  attempt(...calls) {
    return this.#attempt(null, calls);
  }
  /** Another instance of the candidate on this page, beside the default one. */
  instance(name2) {
    return new NamedInstance((calls) => this.#attempt(name2, calls));
  }
  /** Fills the origin’s local storage to the brim, as another script of the site may have done. */
  async fillLocalStorage() {
    await this.#step(this.#tab.evaluate(FILL_LOCAL_STORAGE), "Filling the local storage");
    this.#note(() => "another script of the site fills the local storage to the brim");
  }
  /**
   * Writes a cookie as another script of the site would, given as `document.cookie` takes it. The journal does not see
   * what is planted, so it is never held against the candidate. It must be a cookie that this page can read.
   */
  async plantCookie(text) {
    this.#planted(text, await this.#answer("plantCookie", text));
  }
  /** The same for an item of a storage; `null` removes it. */
  async plant(area2, key, value) {
    this.#planted(`${key} in ${area2}`, await this.#answer("plant", area2, key, value));
  }
  /** Lets virtual time pass, in milliseconds. */
  async pass(milliseconds) {
    await this.#catchUp();
    await this.#act(() => `${spoken(milliseconds)} go by`, milliseconds);
  }
  /**
   * Takes the person offline, or back online. This page is told at once, the session’s other pages as soon as they act,
   * later ones find it so. Offline, the ingestion endpoint cannot be reached.
   */
  async setOnline(online) {
    this.#site.ingestion.online = online;
    await this.#catchUp();
    await this.#act(() => online ? "the person comes back online" : "the person goes offline", 0);
  }
  /** The endpoint has answered all that it had left without an answer: the page takes note, and goes on. */
  async hearAnswers() {
    this.#unanswered = 0;
    await this.#act(() => "the endpoint answers what it had left without an answer", 0);
  }
  /** Evaluates an expression in the page, for what a person or another script of the site does there. */
  evaluate(expression) {
    this.#note(() => `a person or another script of the site does: ${expression}`);
    return this.#step(this.#tab.evaluate(expression), "An expression");
  }
  /** Everything the page’s origin keeps. */
  async storage() {
    const storage = storageDumpSchema.parse(await this.#ask("dump"));
    const { timeline, visitor } = this.#witness;
    timeline.readStorage(visitor, this.#now, this.#url, storage);
    return storage;
  }
  /** Returns when whatever left the page has arrived. */
  async fence() {
    await this.#answer("fence");
    this.#unfenced = false;
  }
  /** Returns when every upload has arrived. Those whose answer was awaited have; a beacon has no answer. */
  async uploaded() {
    if (this.#unfenced) await this.fence();
  }
  picture() {
    return this.#tab.picture();
  }
  async close() {
    if (this.#closed) return;
    this.#closed = true;
    await this.#tab.close(!this.#stuck);
  }
  /** In another page of the site time may have passed, and the person may have gone offline. */
  async #catchUp() {
    if (this.#url === "") return;
    const behind = this.#site.now - this.#now;
    if (behind > 0) await this.#act(null, behind);
    const { online } = this.#site.ingestion;
    if (online !== this.#online) await this.#answer("setOnline", online);
    this.#online = online;
  }
  async #attempt(instance, calls) {
    await this.#catchUp();
    return this.#act(() => toldCalls(instance, calls), 0, instance, calls);
  }
  async #act(act2, milliseconds, instance = null, calls = []) {
    const { threw } = await this.#watched(
      act2,
      (unanswered) => this.#ask("act", instance, calls, milliseconds, unanswered),
      actResultSchema
    );
    return threw;
  }
  /** Has the page do something, and keeps what was seen of it. The step gets the number of answers that never come. */
  async #watched(act2, step3, schema) {
    const { ingestion } = this.#site;
    const hangs = ingestion.inForce === "hang";
    const before = ingestion.hung;
    const result = schema.parse(await this.#told(act2, step3(hangs ? null : this.#unanswered)));
    this.#now = result.now;
    this.#site.now = Math.max(this.#site.now, result.now);
    for (const entry of result.journal) this.#witness.journal.push(entry);
    this.#unfenced ||= result.journal.some((entry) => entry.kind === "send" && !ANSWERED.includes(entry.via));
    if (hangs) {
      const news = result.inFlight - this.#unanswered;
      await this.#step(
        this.#site.until(() => ingestion.hung - before >= news),
        "A request on its way"
      );
    }
    this.#unanswered = hangs ? result.inFlight : Math.min(result.inFlight, this.#unanswered);
    this.#note(act2, result);
    return result;
  }
  /** Asks the recorder for something it answers in JSON. */
  async #ask(method, ...args) {
    return JSON.parse(await this.#answer(method, ...args));
  }
  async #answer(method, ...args) {
    const expression = `${this.#handle}.${method}(${args.map((arg) => JSON.stringify(arg)).join(",")})`;
    const text = await this.#step(this.#tab.evaluate(expression), `The page\u2019s ${method}`);
    if (typeof text !== "string") throw new HarnessFault(`The recorder answered ${method} with ${typeof text}.`);
    return text;
  }
  get #handle() {
    return `document.${this.#site.handle}`;
  }
  #step(step3, what) {
    return patiently(step3, `${what} in ${this.#engine.name}`, async () => {
      this.#stuck = true;
      const tab2 = await this.#engine.tab();
      await tab2.evaluate("1 + 1");
      await tab2.close(true);
    });
  }
  /** An act that does not come to an end is told too. */
  async #told(act2, step3) {
    try {
      return await step3;
    } catch (error) {
      this.#note(act2, null, error instanceof Error ? error.message : `${error}`);
      throw error;
    }
  }
  /** Tells the timeline of an act, and what became of it where somebody looked. */
  #note(act2, result = null, threw = result?.threw && said(result.threw)) {
    const { timeline, visitor } = this.#witness;
    const { ingestion } = this.#site;
    timeline.acted({
      visitor,
      tab: this.#number,
      url: this.#url,
      now: this.#now,
      act: act2,
      endpoint: ingestion.inForce === "accept" ? null : `${ingestion.inForce}`,
      threw: threw ?? null,
      journal: result?.journal ?? [],
      arrived: ingestion.untold(),
      readable: result?.readable ?? null
    });
  }
  /** A check whose plant the browser refused would judge something else than it means to. */
  #planted(what, refusal) {
    if (refusal === "") {
      this.#note(() => `another script of the site keeps ${what}`);
      return;
    }
    throw new HarnessFault(
      `${this.#engine.name} refused to keep what was planted at ${this.#url}, ${what}: ${refusal}`
    );
  }
  #notLoaded(threw) {
    const errors = this.#witness.journal.flatMap((entry) => entry.kind === "error" ? [said(entry.error)] : []);
    const cause = errors.length > 0 ? `Its scripts threw: ${errors.join("; ")}.` : "Its scripts threw nothing.";
    return [
      `The candidate did not load: ${threw.message}`,
      cause,
      "Next: include the bundle in an empty page by a <script> tag, and look at the console; it must be a build for browsers."
    ].join(" ");
  }
};
function spoken(milliseconds) {
  const units = [
    ["days", 864e5],
    ["hours", 36e5],
    ["minutes", 6e4],
    ["seconds", 1e3]
  ];
  const [unit, size] = units.find(([, size2]) => milliseconds >= size2 && milliseconds % size2 === 0) ?? ["ms", 1];
  return `${milliseconds / size} ${unit}`;
}
var FILL_LOCAL_STORAGE = `(() => {
  let block = 'x'.repeat(2 ** 20);
  for (let i = 0; block.length > 0; i++) {
    try { localStorage.setItem('filling-' + i, block); } catch { block = block.slice(0, block.length >> 1); }
  }
})()`;

// harness/timeline.ts
var MOST_STEPS = 60;
var MOST_CAUSED = 30;
var MOST_CHANGES = 30;
var MOST_TYPES = 12;
var LONGEST = 240;
var LONGEST_NAME = 120;
var Timeline = class {
  #seen = [];
  #visitors = 0;
  #tabs = 0;
  newVisitor() {
    return ++this.#visitors;
  }
  newTab() {
    return ++this.#tabs;
  }
  acted(act2) {
    this.#seen.push({ kind: "act", ...act2 });
  }
  readJar(visitor, now, jar) {
    this.#seen.push({ kind: "jar", visitor, now, jar });
  }
  readStorage(visitor, now, url, storage) {
    this.#seen.push({ kind: "storage", visitor, now, url, storage });
  }
  judged(requirement2, what, holds) {
    this.#seen.push({ kind: "judgement", requirement: requirement2, what: cut(what), holds });
  }
  /** Names a moment. What was read for it just now is told as part of it. */
  moment(visitor, now, url, name2, inventory) {
    while (this.#seen.at(-1)?.kind === "jar" || this.#seen.at(-1)?.kind === "storage") this.#seen.pop();
    this.#seen.push({ kind: "moment", visitor, now, url, name: name2, inventory });
  }
  get hasMoments() {
    return this.#seen.some(({ kind }) => kind === "moment");
  }
  /** The last steps, every value cut to what a person reads. */
  told(profile) {
    const worthTelling = this.#seen.filter((one) => one.kind !== "act" || one.act !== null || one.journal.length > 0);
    const last = worthTelling.slice(-MOST_STEPS);
    const start = last.reduce((earliest, one) => "now" in one ? Math.min(earliest, one.now) : earliest, Infinity);
    const views = /* @__PURE__ */ new Map();
    return {
      before: worthTelling.length - last.length,
      steps: last.map((seen) => step(seen, start, views, profile))
    };
  }
};
function step(seen, start, views, profile) {
  if (seen.kind === "judgement") return seen;
  const { visitor } = seen;
  const at = seen.now - start;
  switch (seen.kind) {
    case "act":
      return act(seen, at, views, profile);
    case "jar":
      return { kind: "jar", visitor, at, cookies: seen.jar.map(jarCookie) };
    case "storage":
      return { kind: "storage", visitor, at, url: cut(seen.url), kept: kept2(seen.storage) };
    case "moment": {
      const { jar, storage, requests, writes: writes2 } = seen.inventory;
      return {
        kind: "moment",
        visitor,
        at,
        url: cut(seen.url),
        name: seen.name,
        cookies: jar.map(jarCookie),
        kept: kept2(storage),
        requests: list(requests),
        writes: list(writes2)
      };
    }
  }
}
function act(seen, at, views, profile) {
  const { visitor, tab: tab2, url, endpoint, journal, arrived, readable } = seen;
  const changes2 = readable && url !== null ? changesOf(views, `${tab2} ${new URL(url).origin}`, readable) : null;
  return {
    kind: "act",
    at,
    visitor,
    tab: tab2,
    url: url && cut(url),
    act: cut(seen.act?.() ?? "time goes by, as it did in another tab"),
    endpoint,
    threw: seen.threw && cut(seen.threw),
    caused: journal.slice(0, MOST_CAUSED).map((entry) => ({ kind: entry.kind, text: cut(told(entry)) })),
    moreCaused: Math.max(0, journal.length - MOST_CAUSED),
    arrived: arrived.slice(0, MOST_CAUSED).map(({ request, status }) => {
      const upload2 = decodeUpload(profile, request.body);
      return { status, apiKey: upload2 && cut(upload2.apiKey), events: upload2 && types(upload2.events) };
    }),
    changes: changes2?.slice(0, MOST_CHANGES) ?? null,
    moreChanges: Math.max(0, (changes2?.length ?? 0) - MOST_CHANGES),
    outbox: Object.entries(readable?.localStorage ?? {}).flatMap(([key, value]) => {
      const events = decodeQueue(profile, value);
      return events?.length ? [{ key: cut(key, LONGEST_NAME), events: types(events) }] : [];
    })
  };
}
function changesOf(views, view, readable) {
  const before = views.get(view) ?? /* @__PURE__ */ new Map();
  const after = new Map(items(readable).map((item) => [JSON.stringify([item.place, item.name]), item]));
  views.set(view, after);
  const made = [...after].filter(([key, { value }]) => before.get(key)?.value !== value).map(([, item]) => item);
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, item]) => ({ ...item, value: null }));
  return [...gone, ...made].map(({ place, name: name2, value }) => ({
    place,
    name: cut(name2, LONGEST_NAME),
    value: value && cut(value)
  }));
}
function items({ cookie, localStorage: localStorage2, sessionStorage }) {
  const inArea = (place, area2) => Object.entries(area2 ?? {}).map(([name2, value]) => ({ place, name: name2, value }));
  const cookies = cookie ? cookie.split("; ").map(halves) : [];
  return [
    ...cookies.map(([name2, value]) => ({ place: "cookie", name: name2, value })),
    ...inArea("localStorage", localStorage2),
    ...inArea("sessionStorage", sessionStorage)
  ];
}
function halves(pair) {
  const at = pair.indexOf("=");
  return at < 0 ? ["", pair] : [pair.slice(0, at), pair.slice(at + 1)];
}
function jarCookie({ name: name2, value, domain, path: path4, expires, secure, httpOnly, sameSite }) {
  const attributes = [
    `domain ${domain}`,
    `path ${path4}`,
    expires === null ? "until the browser is closed" : `until ${new Date(expires * 1e3).toISOString().slice(0, 10)}`,
    `SameSite=${sameSite}`,
    ...secure ? ["Secure"] : [],
    ...httpOnly ? ["HttpOnly"] : []
  ];
  return { name: cut(name2, LONGEST_NAME), value: cut(value), attributes: cut(attributes.join(", ")) };
}
function kept2({ localStorage: localStorage2, sessionStorage, databases, caches, serviceWorkers }) {
  return {
    localStorage: area(localStorage2),
    sessionStorage: area(sessionStorage),
    databases: list(databases),
    caches: list(caches),
    serviceWorkers: list(serviceWorkers)
  };
}
function area(entries) {
  if (entries === null) return null;
  const all = Object.entries(entries);
  const shown3 = all.slice(0, MOST_CHANGES).map(([name2, value]) => [cut(name2, LONGEST_NAME), cut(value)]);
  return Object.fromEntries(
    all.length > MOST_CHANGES ? [...shown3, [`\u2026 ${all.length - MOST_CHANGES} more`, ""]] : shown3
  );
}
function types(events) {
  return {
    types: events.slice(0, MOST_TYPES).map(({ type }) => cut(type, LONGEST_NAME)),
    more: Math.max(0, events.length - MOST_TYPES)
  };
}
function list(texts) {
  const shown3 = texts.slice(0, MOST_CAUSED).map((text) => cut(text));
  return texts.length > MOST_CAUSED ? [...shown3, `\u2026 ${texts.length - MOST_CAUSED} more`] : shown3;
}
function cut(text, longest = LONGEST) {
  if (text.length <= longest) return text;
  const characters = [...text.slice(0, longest * 2)].slice(0, longest).join("");
  return `${characters} \u2026 ${text.length - characters.length} more`;
}

// harness/session.ts
var VERB_OF = {
  deferInitialization: "enableTracking",
  optOut: "setOptOut",
  identify: "identify",
  clearStorage: "clearStorage"
};
var Session = class {
  journal = [];
  timeline;
  visitor;
  #engine;
  #laboratory;
  #candidate;
  #site;
  #pages = [];
  /** `timeline`: of the check that it is one of the visitors of. */
  constructor(engine, laboratory, candidate, { suffix, now } = {}, timeline = new Timeline()) {
    this.timeline = timeline;
    this.visitor = timeline.newVisitor();
    this.#engine = engine;
    this.#laboratory = laboratory;
    this.#candidate = candidate;
    this.#site = laboratory.site(suffix, now);
  }
  /** The registrable domain. */
  get domain() {
    return this.#site.domain;
  }
  /** Virtual time, in milliseconds since 1970. */
  get now() {
    return this.#site.now;
  }
  get ingestion() {
    return this.#site.ingestion;
  }
  /** Takes cookies and storage from the pages opened from now on: the browser throws `SecurityError` for both. */
  sandbox() {
    this.#site.sandboxed = true;
  }
  /**
   * Forbids storages to the pages opened or reloaded from now on: asking for one throws `SecurityError`. Cookies go on
   * working, and `Page.storage` still reads what is there. With no storage named, all are allowed again.
   */
  deny(...areas) {
    this.#site.denied = areas;
  }
  /** Has the pages opened or reloaded from now on say that the person asks not to be tracked. */
  doNotTrack() {
    this.#site.doNotTrack = true;
  }
  /** The address of a page of the site. */
  url({ host = "www", path: path4 = "/", scheme = "http" } = {}) {
    return `${scheme}://${host}.${this.domain}${path4}`;
  }
  /** Lets virtual time pass, in milliseconds, while no page is open: an open one is told by its own `pass`. */
  wait(milliseconds) {
    this.#site.now += milliseconds;
  }
  /** Opens a page of the site in a new tab, with the candidate loaded and nothing called. */
  async open(where = {}) {
    const verbs = [
      "init",
      "track",
      "setUserId",
      ...this.#candidate.capabilities.flatMap((name2) => VERB_OF[name2] ?? [])
    ];
    const page = await Page.open(this.#engine, this.#site, this.url(where), verbs, this);
    this.#pages.push(page);
    return page;
  }
  /** Every cookie of the site, from the engine’s own jar; when it expires is said in the session’s virtual time. */
  async jar() {
    const ahead = (this.now - Date.now()) / 1e3;
    const cookies = await this.#engine.jar(this.domain);
    const jar = cookies.map((cookie) => ({
      ...cookie,
      expires: cookie.expires === null ? null : cookie.expires + ahead
    }));
    this.timeline.readJar(this.visitor, this.now, jar);
    return jar;
  }
  /** Has the endpoint answer what it left without an answer, as its mode has it by now; returns when the pages are at rest. */
  async answerAll() {
    this.ingestion.answerAll();
    for (const page of this.#pages) if (page.isOpen) await page.hearAnswers();
  }
  /** Removes cookies as a person does, in the browser’s settings. */
  async forget(names) {
    await this.#engine.forget(this.domain, names);
    this.timeline.acted({
      visitor: this.visitor,
      tab: null,
      url: null,
      now: this.now,
      act: () => `the person removes the cookies ${names.join(", ")}`,
      endpoint: null,
      threw: null,
      journal: [],
      arrived: [],
      readable: null
    });
  }
  /** What the endpoint accepted, in the order it arrived. An upload that cannot be read is `null`. */
  async accepted() {
    const accepted = (await this.uploads()).filter((upload2) => upload2.accepted);
    return accepted.flatMap(
      ({ apiKey, events }) => events === null ? [null] : events.map((event2) => ({ ...event2, apiKey }))
    );
  }
  /** Every request that reached the endpoint with an upload, in the order it arrived, accepted or not. */
  async uploads() {
    for (const page of this.#pages) if (page.isOpen) await page.uploaded();
    return this.ingestion.deliveries.map(({ request, status }) => {
      const upload2 = decodeUpload(this.#candidate.profile, request.body);
      return { status, accepted: status === 200, ...upload2 ?? { apiKey: null, events: null } };
    });
  }
  /** Names a moment at which all there is is to be told, as this page and the browser show it. */
  async moment(name2, page, writes2) {
    const inventory = {
      storage: await page.storage(),
      jar: await this.jar(),
      requests: await this.departures(),
      writes: writes2
    };
    this.timeline.moment(this.visitor, this.now, page.url, name2, inventory);
  }
  /** Everything that left or tried to leave the pages, uploads included, as `METHOD url`. */
  async departures() {
    for (const page of this.#pages) if (page.isOpen) await page.fence();
    const { requests, foreign, ingestion } = this.#site;
    const arrived = [...requests, ...foreign, ...ingestion.contacts].map(({ method, url }) => `${method} ${url}`);
    const seen = this.journal.flatMap((entry) => entry.kind === "send" ? [`${entry.method} ${entry.url}`] : []);
    return [.../* @__PURE__ */ new Set([...arrived, ...seen])];
  }
  /** What was asked of addresses that are not the site’s, as far as is known by now. None of it got there. */
  foreign() {
    const own = (url) => {
      const { hostname } = new URL(url);
      return hostname === this.domain || hostname.endsWith(`.${this.domain}`);
    };
    const sent = this.journal.flatMap(
      (entry) => entry.kind === "send" && /^(?:http|ws)s?:/.test(entry.url) && URL.canParse(entry.url) ? [entry] : []
    );
    const asked = [...this.#site.foreign, ...sent.filter(({ url }) => !own(url))];
    return [...new Set(asked.map(({ method, url }) => `${method} ${url}`))];
  }
  /** The last `limit` entries of the journal and every upload, as lines a person can follow. */
  story(limit) {
    const start = this.journal[0]?.at ?? 0;
    const left2 = this.journal.length > limit ? [`\u2026 ${this.journal.length - limit} entries before`] : [];
    const lines2 = this.journal.slice(-limit).map((entry) => `+${entry.at - start} ms ${told(entry)}`);
    const uploads = this.ingestion.deliveries.map(
      ({ request, status }) => `${status === 200 ? "accepted" : "not accepted"}: ${request.method} ${request.url} ${request.body.slice(0, 600)}`
    );
    return [...left2, ...lines2, ...uploads].join("\n");
  }
  async close() {
    await Promise.all(this.#pages.map((page) => page.close()));
    this.#laboratory.retire(this.#site);
  }
};

// harness/site/laboratory.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createServer as createFileServer } from "http-server";

// harness/recorder/bundled-recorder.ts
import { fileURLToPath as fileURLToPath4 } from "node:url";
import { build as build3 } from "esbuild";
async function bundledRecorder(adapter) {
  const { outputFiles } = await build3({
    entryPoints: [fileURLToPath4(new URL("recorder", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "recorder",
    target: "es2022",
    legalComments: "none"
  });
  const recorder = outputFiles.map(({ text }) => text).join("");
  return `((config) => { ${recorder}; recorder.installRecorder(window, config, ${await bundledAdapter(adapter)}); })`;
}

// harness/site/certificate.ts
import { generate } from "selfsigned";
async function makeCertificate() {
  const { private: key, cert } = await generate([{ name: "commonName", value: "conformance.test" }], {
    keyType: "ec",
    algorithm: "sha256"
  });
  return { key, cert };
}

// harness/site/engine-traffic.ts
var ENGINE_HOSTS = [
  "detectportal.firefox.com",
  "mozilla.com",
  "mozilla.net",
  "mozilla.org",
  "firefox.com",
  "accounts.google.com",
  "android.clients.google.com",
  "clients2.google.com",
  "clients2.googleusercontent.com",
  "content-autofill.googleapis.com",
  "edgedl.me.gvt1.com",
  "optimizationguide-pa.googleapis.com",
  "redirector.gvt1.com",
  "safebrowsing.googleapis.com",
  "update.googleapis.com",
  "www.google.com"
];
function isEngineTraffic(host) {
  return ENGINE_HOSTS.some((known) => host === known || host.endsWith(`.${known}`));
}

// harness/site/exchange.ts
var CANDIDATE_PATH = "/candidate/";
var FENCE_PATH = "/fence";

// harness/site/forward-proxy.ts
import http from "node:http";
import tls from "node:tls";
var ForwardProxy = class _ForwardProxy {
  #server;
  #sockets = /* @__PURE__ */ new Set();
  constructor(server) {
    this.#server = server;
  }
  static async start(certificate, handle, tunnelled) {
    const secureContext = tls.createSecureContext(certificate);
    const server = http.createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
      const scheme = request.socket instanceof tls.TLSSocket ? "https" : "http";
      const asked = request.url ?? "/";
      const url = asked.startsWith("/") ? `${scheme}://${request.headers.host}${asked}` : asked;
      handle(url, request, response);
    });
    const proxy = new _ForwardProxy(server);
    server.on("connection", (socket) => proxy.#track(socket));
    server.on("clientError", (_error, socket) => socket.destroy());
    server.on("connect", (request, socket, head) => {
      proxy.#track(socket);
      const [host = "", port = "443"] = (request.url ?? "").split(":");
      tunnelled(host);
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      if (head.length > 0) socket.unshift(head);
      const inner = port === "80" ? socket : new tls.TLSSocket(socket, { isServer: true, secureContext });
      inner.on("error", () => inner.destroy());
      server.emit("connection", inner);
    });
    await new Promise((resolve4, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve4);
    });
    return proxy;
  }
  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }
  async close() {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve4) => this.#server.close(resolve4));
  }
  #track(socket) {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => this.#sockets.delete(socket));
  }
};

// harness/site/site.ts
import { randomBytes } from "node:crypto";
import { EventEmitter, once as once4 } from "node:events";

// harness/site/ingestion.ts
var INGESTION_PATH = "/ingest";
function ingestionHost(domain) {
  return `ingestion.${domain}`;
}
var Ingestion = class {
  mode = "accept";
  /** Whether the visitor is online. Offline, every connection breaks, and the mode is in force again afterwards. */
  online = true;
  /** An upload of more events is refused as too large, with 413. */
  largestBatch = Number.POSITIVE_INFINITY;
  /** Everything that came to the endpoint’s host, permission requests included. */
  contacts = [];
  /** Uploads, and attempts at one. */
  deliveries = [];
  /** Requests that were left without an answer so far, those answered since included. */
  hung = 0;
  #told = 0;
  #profile;
  #unanswered = [];
  constructor(profile) {
    this.#profile = profile;
  }
  /** How requests are answered now. */
  get inForce() {
    return this.online ? this.mode : "unreachable";
  }
  receive(request) {
    this.contacts.push(request);
    if (this.inForce === "reset" || this.inForce === "unreachable") return { kind: "reset" };
    const headers = corsHeaders(request);
    if (request.method === "OPTIONS") return { kind: "answer", status: 204, headers, body: "" };
    const delivery = { request, status: null };
    this.deliveries.push(delivery);
    if (this.inForce !== "hang") return this.#answer(delivery);
    this.hung++;
    return new Promise((resolve4) => {
      this.#unanswered.push(() => resolve4(this.#answer(delivery)));
    });
  }
  /** Uploads that came since this was last asked, with what the candidate was told by now. */
  untold() {
    const untold = this.deliveries.slice(this.#told).map((delivery) => ({ ...delivery }));
    this.#told = this.deliveries.length;
    return untold;
  }
  /** Answers what was left without an answer, as the mode that is in force now has it. */
  answerAll() {
    for (const answer2 of this.#unanswered.splice(0)) answer2();
  }
  #answer(delivery) {
    const { request } = delivery;
    const mode = this.inForce;
    if (mode === "reset" || mode === "unreachable") return { kind: "reset" };
    const status = mode === "accept" ? this.#isTooLarge(request) ? 413 : 200 : mode === "hang" ? 504 : mode;
    delivery.status = status;
    const { acceptedBody, refusedBody, contentType } = this.#profile.upload;
    return {
      kind: "answer",
      status,
      headers: { ...corsHeaders(request), "content-type": contentType },
      body: status === 200 ? acceptedBody : refusedBody.replaceAll("{status}", String(status))
    };
  }
  #isTooLarge({ body }) {
    return (decodeUpload(this.#profile, body)?.events.length ?? 0) > this.largestBatch;
  }
};
function corsHeaders(request) {
  return {
    "access-control-allow-origin": request.headers.origin ?? "*",
    "access-control-allow-credentials": "true",
    "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
    "access-control-allow-methods": "GET, POST, PUT"
  };
}

// harness/site/site.ts
var SANDBOX = { "content-security-policy": "sandbox allow-scripts" };
var Site = class {
  domain;
  ingestion;
  /** Requests other than the pages the harness opened, the candidate’s files and uploads. In order. */
  requests = [];
  /** Requests to addresses that are not this site’s. They were stopped. */
  foreign = [];
  /** Virtual time, milliseconds since 1970. */
  now;
  /** Pages opened from now on are sandboxed: cookies and storage throw `SecurityError`. */
  sandboxed = false;
  /** Storages that the browser forbids to the pages opened from now on. */
  denied = [];
  /** Pages opened from now on say that the person asks not to be tracked. */
  doNotTrack = false;
  /** Pages opened from now on come without the candidate: for what must be known before it is judged. */
  bare = false;
  /** Where the harness finds the recorder in a page of this site. */
  handle = `on${randomBytes(8).toString("hex")}`;
  #arrivals = new EventEmitter();
  /** Addresses of empty pages that the harness itself is about to load. */
  blanks = /* @__PURE__ */ new Set();
  #api;
  #expected = [];
  constructor(domain, now, profile) {
    this.domain = domain;
    this.now = now;
    this.ingestion = new Ingestion(profile);
    this.#api = profile.api;
  }
  get ingestionUrl() {
    return ingestionHost(this.domain) + INGESTION_PATH;
  }
  get pageHeaders() {
    return this.sandboxed ? SANDBOX : {};
  }
  config() {
    const { handle, now, ingestionUrl: ingestion, denied, doNotTrack } = this;
    return { handle, now, ingestion, api: this.#api, online: this.ingestion.online, denied, doNotTrack };
  }
  /** Announces a page load, so that it can be told from a request the candidate makes for the same address. */
  expect(url) {
    this.#expected.push(requested(url));
  }
  /** Whether a request for this address would be a page load that was announced. */
  expects(url) {
    return this.#expected.includes(requested(url));
  }
  /** Takes note that an announced page load happened; each announcement serves once. */
  arrived(url) {
    this.#expected.splice(this.#expected.indexOf(requested(url)), 1);
  }
  /** Returns when the condition holds; it is looked at whenever a request arrives. */
  async until(condition) {
    while (!condition()) await once4(this.#arrivals, "request");
  }
  receive(request) {
    const answer2 = this.#answer(request);
    this.#arrivals.emit("request");
    return answer2;
  }
  #answer(request) {
    const { host, pathname } = new URL(request.url);
    if (host === ingestionHost(this.domain)) return this.ingestion.receive(request);
    if (pathname === FENCE_PATH) return answer(204);
    if (this.blanks.delete(request.url)) return { kind: "answer", status: 200, headers: HTML, body: "<!doctype html>" };
    if (pathname === "/favicon.ico") return answer(404);
    this.requests.push(request);
    return answer(404);
  }
};
function requested(url) {
  return url.split("#")[0] ?? url;
}
var HTML = { "content-type": "text/html; charset=utf-8" };
function answer(status) {
  return { kind: "answer", status, headers: { "access-control-allow-origin": "*" }, body: "" };
}

// harness/site/laboratory.ts
var Laboratory = class _Laboratory {
  /** Pages served so far. */
  pages = 0;
  #candidate;
  #recorder;
  #scripts;
  #root;
  #sites = /* @__PURE__ */ new Map();
  // Domains differ between runs, workers and machines, so that no state can be shared by accident.
  #name = randomBytes2(3).toString("hex");
  #made = 0;
  #proxy;
  #files;
  constructor(candidate, recorder, scripts, root) {
    this.#candidate = candidate;
    this.#recorder = recorder;
    this.#scripts = scripts;
    this.#root = root;
  }
  static async start(candidate) {
    const root = await mkdtemp(path.join(tmpdir(), "conformance-"));
    await mkdir(path.join(root, CANDIDATE_PATH));
    const scripts = await Promise.all(
      candidate.scripts.map(async (file, index) => {
        const source = await readFile(file, "utf8");
        const served = `${CANDIDATE_PATH}${index}/${encodeURIComponent(path.basename(file))}`;
        await mkdir(path.join(root, CANDIDATE_PATH, `${index}`));
        await writeFile(path.join(root, CANDIDATE_PATH, `${index}`, path.basename(file)), source);
        return { path: served, source };
      })
    );
    const laboratory = new _Laboratory(candidate, await bundledRecorder(candidate.adapter), scripts, root);
    await laboratory.#open();
    return laboratory;
  }
  get proxyUrl() {
    return this.#proxy?.url ?? "";
  }
  /** A new site on a registrable domain of its own below a public suffix, and the virtual time at which it starts. */
  site(suffix = "test", now = Date.now()) {
    const domain = `shop-${this.#name}${(this.#made++).toString(36)}.${suffix}`;
    const site = new Site(domain, now, this.#candidate.profile);
    this.#sites.set(domain, site);
    return site;
  }
  retire(site) {
    this.#sites.delete(site.domain);
  }
  now() {
    return Date.now();
  }
  blankUrl(host) {
    const url = `https://${host}/${randomBytes2(8).toString("hex")}`;
    this.#siteOf(host)?.blanks.add(url);
    return url;
  }
  page(url) {
    const { hostname, origin } = new URL(url);
    const site = this.#siteOf(hostname);
    if (!site?.expects(url)) return null;
    site.arrived(url);
    this.pages++;
    return {
      recorder: this.#recorder,
      config: JSON.stringify(site.config()),
      scripts: (site.bare ? [] : this.#scripts).map((script) => ({ url: origin + script.path, source: script.source })),
      headers: site.pageHeaders,
      title: hostname
    };
  }
  async receive(request) {
    const { hostname } = new URL(request.url);
    const site = this.#siteOf(hostname);
    if (site) return site.receive(request);
    if (!this.#wasOurs(hostname)) this.#stop(hostname, request);
    return { kind: "reset" };
  }
  async close() {
    await this.#proxy?.close();
    await rm(this.#root, { recursive: true, force: true });
  }
  async #open() {
    process.noDeprecation = true;
    const files = createFileServer({
      root: this.#root,
      cache: -1,
      showDir: false,
      autoIndex: false,
      before: [
        (request, response, next) => {
          const page = this.page(`${request.headers["x-asked-url"]}`);
          if (!page) return next();
          response.writeHead(200, {
            ...page.headers,
            "content-type": "text/html; charset=utf-8",
            "cache-control": "no-store"
          });
          response.end(html(page));
        }
      ]
    });
    this.#files = files.server;
    this.#proxy = await ForwardProxy.start(
      await makeCertificate(),
      (url, request, response) => this.#route(url, request, response),
      (host) => {
        if (!this.#siteOf(host) && !this.#wasOurs(host))
          this.#stop(host, { method: "CONNECT", url: `https://${host}/`, headers: {}, body: "" });
      }
    );
  }
  #route(url, request, response) {
    const { hostname, pathname, search } = new URL(url);
    const site = this.#siteOf(hostname);
    if (site && request.method === "GET" && (pathname.startsWith(CANDIDATE_PATH) || site.expects(url))) {
      request.headers["x-asked-url"] = url;
      request.url = pathname + search;
      this.#files?.emit("request", request, response);
      return;
    }
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", async () => {
      const answer2 = await this.receive({ method: request.method ?? "GET", url, headers: flat(request.headers), body });
      if (answer2.kind === "reset") {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer2.status, { ...answer2.headers, "cache-control": "no-store" });
      response.end(answer2.body);
    });
  }
  #siteOf(host) {
    for (let name2 = host; name2.includes("."); name2 = name2.slice(name2.indexOf(".") + 1)) {
      const site = this.#sites.get(name2);
      if (site) return site;
    }
    return void 0;
  }
  /** Of a site that is retired: an engine may ask for its icon long after the page is gone. Nobody is talked to. */
  #wasOurs(host) {
    return host.split(".").some((label) => label.startsWith(`shop-${this.#name}`));
  }
  /** Keeps a request to a foreign address with the site whose page made it; one site is open at a time, as a rule. */
  #stop(host, request) {
    const origin = request.headers.origin ?? request.headers.referer;
    const named2 = origin?.startsWith("http") ? this.#siteOf(new URL(origin).hostname) : void 0;
    if (!named2 && isEngineTraffic(host)) return;
    for (const site of named2 ? [named2] : this.#sites.values()) site.foreign.push(request);
  }
};
function html(page) {
  const recorder = `(${page.recorder})(${page.config});document.currentScript.remove()`.replaceAll(
    "</script",
    "<\\/script"
  );
  const scripts = page.scripts.map(({ url }) => `<script src="${new URL(url).pathname}"></script>`).join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><script>${recorder}</script><title>${page.title}</title>${scripts}</head><body><h1>${page.title}</h1></body></html>`;
}
function flat(headers) {
  return Object.fromEntries(
    Object.entries(headers).map(([name2, value]) => [name2, Array.isArray(value) ? value.join(", ") : value ?? ""])
  );
}

// suites/run-check.ts
init_judge_command();
init_diagnostic();
import fc from "fast-check";

// spec/verdict.ts
import { z as z5 } from "zod";
var VERDICTS = [
  "harness-error",
  "crash",
  "timeout",
  "fail",
  "warn",
  "pass",
  "blocked",
  "untestable",
  "inapplicable"
];
var verdictSchema = z5.enum(VERDICTS);
function worst(verdicts) {
  return VERDICTS.find((verdict) => verdicts.includes(verdict));
}
var ENGINES = ["chromium", "firefox", "webkit", "simulated"];
var engineNameSchema = z5.enum(ENGINES);
var findingSchema = z5.strictObject({
  requirement: z5.string(),
  verdict: verdictSchema,
  /** One sentence for every verdict but `pass`. */
  message: z5.string().optional(),
  expected: z5.string().optional(),
  seen: z5.string().optional(),
  /** What the verdict rests on: the journal's last entries, the jar, a counterexample. */
  evidence: z5.array(z5.strictObject({ name: z5.string(), text: z5.string() })).optional()
});
function brokenVerdict(level) {
  return level === "MUST" ? "fail" : "warn";
}

// spec/catalogue.ts
import { z as z8 } from "zod";

// spec/requirement.ts
import { z as z7 } from "zod";

// spec/behaviour-line.ts
import { z as z6 } from "zod";
var behaviourLineSchema = z6.enum([
  "amplitude-js 3-5",
  "amplitude-js 6-8",
  "analytics-browser 1",
  "analytics-browser 2"
]);
var EVERY_LINE = behaviourLineSchema.options;
var AMPLITUDE_JS = ["amplitude-js 3-5", "amplitude-js 6-8"];
var AMPLITUDE_JS_3_TO_5 = ["amplitude-js 3-5"];
var SINCE_6 = ["amplitude-js 6-8", "analytics-browser 1", "analytics-browser 2"];
var AMPLITUDE_JS_6_TO_8 = ["amplitude-js 6-8"];

// spec/requirement.ts
var capabilitySchema = z7.enum([
  "clearStorage",
  "cookieDomain",
  "cookieExpiration",
  "deferInitialization",
  "deprecatedCookie",
  "deviceId",
  "deviceIdFromUrlParam",
  "disableCookies",
  "identify",
  "instances",
  "optOut",
  "sameSiteCookie",
  "savedMaxCount",
  "saveEvents",
  "secureCookie",
  "sessionTimeout",
  "unsentKeys",
  "uploadThreshold"
]);
var placeSchema = z7.enum(["jar", "writes", "storage", "uploads", "requests", "errors", "page"]);
var checkKindSchema = z7.enum(["scenario", "property"]);
var citationSchema = z7.strictObject({
  /** The nearest heading, or the question of the answer they stand in. */
  section: z7.string().min(1),
  sentences: z7.array(z7.string().regex(/^[0-9a-f]{12}$/)).default([])
});
var promiseSchema = z7.strictObject({
  id: z7.string().regex(/^[A-Z]+(?:-[A-Z]+)*-[1-9]\d*$/),
  level: z7.enum(["MUST", "SHOULD", "MAY"]),
  /** One testable sentence, ours. */
  sentence: z7.string().min(20),
  /** Where it comes from; without a sentence where the guide takes it for granted. */
  source: citationSchema,
  /** Behaviour lines that promise it. */
  lines: z7.array(behaviourLineSchema).nonempty(),
  /** What a candidate must be able to do for the requirement to apply to it. */
  needs: z7.array(capabilitySchema).default([])
});
var requirementSchema = z7.union([
  promiseSchema.extend({
    shows: z7.array(placeSchema).nonempty(),
    /** The kinds of check that must cover it: chosen steps, any values, or both where both make sense. */
    coveredBy: z7.array(checkKindSchema).nonempty()
  }),
  /** A promise that cannot be tested from outside, kept so that a reader sees what is not verified, and why. */
  promiseSchema.extend({ untestable: z7.string().min(20) })
]);

// spec/requirements/clear-storage.ts
var common = {
  lines: EVERY_LINE,
  needs: ["clearStorage"]
};
var section = "Remove Amplitude cookies";
var clearStorage = [
  {
    ...common,
    id: "CLEAR-1",
    level: "MUST",
    sentence: "Clearing the storage removes the identity cookie.",
    source: { section, sentences: ["c01ccf2a4bee", "c3a667cba7b4", "c90d926cc9da"] },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common,
    id: "CLEAR-2",
    level: "MUST",
    needs: ["clearStorage", "disableCookies"],
    sentence: "Clearing the storage removes the identity that is kept in local storage.",
    source: { section, sentences: ["c3a667cba7b4"] },
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common,
    id: "CLEAR-3",
    level: "MUST",
    sentence: "After the storage was cleared, the next page knows neither device id nor user id of before.",
    source: { section, sentences: ["c3a667cba7b4", "9dd4fab472a7"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common,
    id: "CLEAR-4",
    level: "MUST",
    sentence: "Clearing the SDK\u2019s storage is not clearing the site\u2019s: foreign cookies and storage stay as they are.",
    source: { section },
    shows: ["jar", "storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common,
    id: "FOREIGN-1",
    level: "MUST",
    needs: [],
    sentence: "Cookies of the site that are not the SDK\u2019s are neither changed nor removed.",
    source: { section: "Using Amplitude Cookies" },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common,
    id: "FOREIGN-2",
    level: "MUST",
    needs: [],
    sentence: "Entries of local and session storage that are not the SDK\u2019s are neither changed nor removed.",
    source: { section: "Data stored in Local Storage" },
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  }
];

// spec/requirements/cookie-attributes.ts
var common2 = { lines: EVERY_LINE };
var options = "Storage options explained";
var cookieAttributes = [
  {
    ...common2,
    id: "COOKIE-ATTR-1",
    level: "MUST",
    sentence: "The identity cookie holds for every path of the site.",
    source: { section: "Using Amplitude Cookies" },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common2,
    id: "COOKIE-ATTR-2",
    lines: SINCE_6,
    level: "MUST",
    sentence: "By default the identity cookie is SameSite=Lax.",
    source: { section: options, sentences: ["ed16a879b2c6"] },
    shows: ["jar"],
    coveredBy: ["scenario"]
  },
  {
    ...common2,
    id: "COOKIE-ATTR-3",
    level: "MUST",
    sentence: "The option sameSiteCookie sets the identity cookie\u2019s SameSite attribute.",
    source: { section: options, sentences: ["be2f62733c3d", "5e2692e0e69e"] },
    needs: ["sameSiteCookie"],
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common2,
    id: "COOKIE-ATTR-4",
    level: "MUST",
    sentence: "By default the identity cookie is not Secure, so that pages by http have it too.",
    source: { section: options, sentences: ["cd4ea52196d4", "2807a5990d86"] },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common2,
    id: "COOKIE-ATTR-5",
    level: "MUST",
    sentence: "With the option secureCookie the identity cookie is Secure.",
    source: {
      section: options,
      sentences: ["bef2bfb18165", "ce78b0cd9626", "8627b859769e", "682f4206054c", "025ed3b9aa86"]
    },
    needs: ["secureCookie"],
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common2,
    id: "COOKIE-ATTR-6",
    level: "MUST",
    sentence: "The identity cookie is not HttpOnly: scripts of the page can read it.",
    source: { section: "Why are our cookies not marked as HttpOnly?", sentences: ["25785fb423fd", "fdb6e35b9325"] },
    shows: ["jar", "storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common2,
    id: "COOKIE-ATTR-7",
    level: "MUST",
    sentence: "Where the browser refuses a cookie with the attributes the site chose, tracking raises no error and events are still sent.",
    source: { section: options, sentences: ["be2f62733c3d"] },
    needs: ["secureCookie"],
    shows: ["errors", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common2,
    id: "COOKIE-ATTR-8",
    level: "SHOULD",
    sentence: "Where the browser refuses a cookie with the attributes the site chose, the identity is kept all the same, in local storage.",
    source: { section: options, sentences: ["be2f62733c3d"] },
    needs: ["secureCookie"],
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common2,
    id: "DOMAIN-1",
    level: "MUST",
    sentence: "By default all hosts of a site share one identity cookie: its domain is the widest that the browser accepts.",
    source: { section: options, sentences: ["75b72115d09e"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common2,
    id: "DOMAIN-2",
    level: "MUST",
    sentence: "Below a public suffix the identity cookie\u2019s domain is the registrable one, never the suffix.",
    source: { section: options, sentences: ["75b72115d09e"] },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common2,
    id: "DOMAIN-3",
    level: "MUST",
    sentence: "The option domain sets the identity cookie\u2019s domain, and hosts below that domain share it.",
    source: { section: options, sentences: ["29563a08ca94", "bd4dd5efc642"] },
    needs: ["cookieDomain"],
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common2,
    id: "DOMAIN-4",
    level: "MUST",
    sentence: "A domain that is not the page\u2019s own leaves no cookie, raises no error, and events are still sent.",
    source: { section: options, sentences: ["29563a08ca94"] },
    needs: ["cookieDomain"],
    shows: ["jar", "errors", "uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common2,
    id: "FIRST-PARTY-1",
    level: "MUST",
    sentence: "Every cookie is set by the page\u2019s own script, for the page\u2019s own site.",
    source: {
      section: "Are our cookies first-party or third-party cookies?",
      sentences: ["50d570621e9e", "242e70352bbe", "ff1115187463", "287a48100b97", "68902d980e89", "4a1bd4a321a4"]
    },
    shows: ["jar", "writes"],
    coveredBy: ["scenario", "property"]
  }
];

// spec/requirements/cookie-life.ts
var common3 = { lines: EVERY_LINE };
var section2 = "Expiration time";
var cookieLife = [
  {
    ...common3,
    id: "COOKIE-LIFE-1",
    lines: SINCE_6,
    level: "MUST",
    sentence: "By default the identity cookie is written to expire 365 days after the write.",
    source: { section: section2, sentences: ["33752c1aaa49", "4e4b1299736f", "7a9306582de9", "f9993af2de3f"] },
    shows: ["writes"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common3,
    id: "COOKIE-LIFE-2",
    level: "MUST",
    sentence: "The option cookieExpiration sets after how many days the identity cookie expires.",
    source: { section: section2, sentences: ["19196194476e", "18ccdddfd68a", "8dd8d1c666df"] },
    needs: ["cookieExpiration"],
    shows: ["writes"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common3,
    id: "COOKIE-LIFE-3",
    lines: SINCE_6,
    level: "MUST",
    sentence: "By default no cookie is written to live longer than thirteen months.",
    source: { section: "CNIL France - 13-month cookie limit", sentences: ["f9993af2de3f"] },
    shows: ["writes"],
    coveredBy: ["scenario"]
  },
  {
    ...common3,
    id: "COOKIE-LIFE-4",
    level: "MUST",
    sentence: "The browser keeps the identity cookie beyond its own session, and no longer than it was written for.",
    source: { section: section2, sentences: ["19196194476e", "350b7a5ee9d1", "d18a9f7a5ce7"] },
    shows: ["jar", "writes"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common3,
    id: "COOKIE-LIFE-5",
    lines: AMPLITUDE_JS_3_TO_5,
    level: "MUST",
    sentence: "By default the identity cookie is written to expire ten years, of 365 days each, after the write.",
    source: { section: section2, sentences: ["db9e644e5e07"] },
    shows: ["writes"],
    coveredBy: ["scenario", "property"]
  }
];

// spec/requirements/cookie-name.ts
var common4 = { lines: EVERY_LINE };
var section3 = "Using Amplitude Cookies";
var cookieName = [
  {
    ...common4,
    id: "COOKIE-NAME-1",
    level: "MUST",
    sentence: "Initialisation leaves exactly one cookie whose name begins with the profile\u2019s prefix: the identity cookie.",
    source: { section: section3, sentences: ["b3edd7953b75"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common4,
    id: "COOKIE-NAME-2",
    level: "MUST",
    sentence: "After the prefix, the identity cookie\u2019s name holds as many of the API key\u2019s first characters as the profile says, and nothing that the profile does not.",
    source: {
      section: section3,
      sentences: ["b3edd7953b75", "d03245756aa6", "4c02790f33cb", "17cef4ab4b5b", "115f144d5f6f", "b115f7e17389"]
    },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common4,
    id: "COOKIE-NAME-3",
    level: "MUST",
    sentence: "Where the site chose the cookie\u2019s domain, the identity cookie\u2019s name still begins with the prefix and as many of the API key\u2019s first characters as the profile says.",
    source: { section: section3, sentences: ["b3edd7953b75"] },
    needs: ["cookieDomain"],
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common4,
    id: "COOKIE-NAME-4",
    lines: AMPLITUDE_JS_6_TO_8,
    level: "SHOULD",
    sentence: "The deprecated option cookieName does not rename the identity cookie.",
    source: { section: section3, sentences: ["62484f9a84da", "d2cd5bb4d050"] },
    shows: ["jar"],
    coveredBy: ["scenario"]
  },
  {
    ...common4,
    id: "COOKIE-NAME-5",
    level: "MAY",
    sentence: "A build may use another prefix for its cookies and its probe cookies.",
    source: { section: section3, sentences: ["10dcc1fbb17c", "1cb028fbf7c6"] },
    untestable: "The prefixes are constants of a build, not options of a page: a build that has others says so in its profile, and is judged by them."
  },
  {
    ...common4,
    id: "COOKIE-NAME-6",
    lines: AMPLITUDE_JS_3_TO_5,
    level: "MUST",
    sentence: "The option cookieName sets what the identity cookie\u2019s name begins with.",
    source: { section: section3, sentences: ["62484f9a84da", "d2cd5bb4d050"] },
    shows: ["jar"],
    coveredBy: ["scenario"]
  }
];

// spec/requirements/cookie-value.ts
var common5 = { lines: EVERY_LINE };
var section4 = "Data stored in the cookie";
var cookieValue = [
  {
    ...common5,
    id: "COOKIE-VALUE-1",
    level: "MUST",
    sentence: "The identity cookie holds a device id that is not empty, and the same one that uploaded events carry.",
    source: { section: section4, sentences: ["11f1fd63d08b", "3d9a8df84333", "e1810edd6167"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common5,
    id: "COOKIE-VALUE-2",
    level: "MUST",
    sentence: "The identity cookie holds the user id, whatever Unicode text it is, in Base64: by itself or with all the rest.",
    source: { section: section4, sentences: ["cb21d5cde347", "d2878ea7a262"] },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common5,
    id: "COOKIE-VALUE-3",
    level: "MUST",
    sentence: "The user id is never written to a cookie in clear.",
    source: { section: section4, sentences: ["d2878ea7a262"] },
    shows: ["jar", "writes"],
    coveredBy: ["scenario"]
  },
  {
    ...common5,
    id: "COOKIE-VALUE-4",
    level: "MUST",
    sentence: "The identity cookie says whether the person has opted out, from the moment they do and until they are back.",
    source: { section: section4, sentences: ["3c2011b130c6"] },
    needs: ["optOut"],
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common5,
    id: "COOKIE-VALUE-5",
    level: "MUST",
    sentence: "The identity cookie holds the session id that the latest event carries.",
    source: { section: section4, sentences: ["33b7cdc7d3ee"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common5,
    id: "COOKIE-VALUE-6",
    level: "MUST",
    sentence: "After an event, the identity cookie holds the time at which it was tracked.",
    source: { section: section4, sentences: ["c53cc8092a27"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common5,
    id: "COOKIE-VALUE-7",
    lines: AMPLITUDE_JS,
    level: "MUST",
    sentence: "The identity cookie holds the number of the latest event, and each event\u2019s number is the one before plus one.",
    source: { section: section4, sentences: ["4a232383d652"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common5,
    id: "COOKIE-VALUE-8",
    lines: AMPLITUDE_JS,
    level: "MUST",
    sentence: "The identity cookie holds the number of the latest identify, and each identify\u2019s number is the one before plus one.",
    source: { section: section4, sentences: ["c15bd512811f"] },
    needs: ["identify"],
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common5,
    id: "COOKIE-VALUE-9",
    lines: AMPLITUDE_JS,
    level: "MUST",
    sentence: "The identity cookie holds the sequence number of the latest event or identify.",
    source: { section: section4, sentences: ["b048e78971ac"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common5,
    id: "COOKIE-VALUE-10",
    level: "MUST",
    sentence: "No cookie holds anything of an event\u2019s own properties.",
    source: { section: section4, sentences: ["11f1fd63d08b", "de49776ea235", "2807a5990d86"] },
    shows: ["jar", "writes", "uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common5,
    id: "COOKIE-VALUE-11",
    level: "MUST",
    sentence: "The identity cookie reads back in the profile\u2019s codec at every moment, whatever was called before.",
    source: { section: section4, sentences: ["11f1fd63d08b"] },
    shows: ["jar"],
    coveredBy: ["property"]
  }
];
var cookieSize = [
  {
    ...common5,
    id: "COOKIE-SIZE-1",
    lines: AMPLITUDE_JS_6_TO_8,
    level: "SHOULD",
    sentence: "Of a visitor without a user id, name and value of the identity cookie together take at most 120 bytes.",
    source: { section: "Cookie size", sentences: ["1768b3accad6"] },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common5,
    id: "COOKIE-SIZE-2",
    lines: SINCE_6,
    level: "MUST",
    sentence: "A site keeps at most two identity cookies for one API key.",
    source: { section: "Cookie size", sentences: ["fae2a39d2879"] },
    needs: ["cookieDomain"],
    shows: ["jar"],
    coveredBy: ["scenario"]
  },
  {
    ...common5,
    id: "COOKIE-SIZE-3",
    level: "MUST",
    sentence: "A user id too long for any cookie raises no error, and events that carry it are still sent.",
    source: { section: "Cookie size" },
    shows: ["errors", "uploads"],
    coveredBy: ["scenario"]
  }
];

// spec/requirements/cross-domain.ts
var common6 = { lines: EVERY_LINE };
var section5 = "CNIL France - Cookies must not allow the global follow-up";
var crossDomain = [
  {
    ...common6,
    id: "XDOMAIN-1",
    level: "MUST",
    sentence: "By default a person has different device ids on different sites.",
    source: {
      section: section5,
      sentences: ["34b2d09ddeb0", "eae6b4fbf1c2"]
    },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common6,
    id: "XDOMAIN-2",
    level: "MUST",
    sentence: "By default neither the page\u2019s address nor its links are changed: no identity is handed on to another site.",
    source: {
      section: section5,
      sentences: ["34b2d09ddeb0"]
    },
    shows: ["page"],
    coveredBy: ["scenario"]
  }
];

// spec/requirements/deferral.ts
var common7 = {
  lines: EVERY_LINE,
  needs: ["deferInitialization"]
};
var section6 = "Managing cookie consent";
var deferral = [
  {
    ...common7,
    id: "DEFER-1",
    level: "MUST",
    sentence: "While initialisation is deferred and no consent was given, nothing stays stored: no cookie, no storage of any kind.",
    source: { section: section6, sentences: ["be3906506aa0", "9425a2779899", "97a471cde315"] },
    shows: ["jar", "storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-2",
    level: "MUST",
    sentence: "While initialisation is deferred and no consent was given, no request of any kind leaves the page.",
    source: { section: section6, sentences: ["be3906506aa0", "9425a2779899", "97a471cde315"] },
    shows: ["requests"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-3",
    level: "SHOULD",
    sentence: "While initialisation is deferred and no consent was given, nothing is written even for a moment, probe cookies included.",
    source: { section: section6, sentences: ["be3906506aa0", "08328c4d954e"] },
    shows: ["writes"],
    coveredBy: ["scenario"]
  },
  {
    ...common7,
    id: "DEFER-4",
    level: "MUST",
    sentence: "Calls made while deferred take effect when tracking is enabled: each once, in the order they were made.",
    source: { section: section6, sentences: ["4b77c3d4bfe0", "9425a2779899"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-5",
    level: "MUST",
    sentence: "Enabling tracking creates the identity cookie.",
    source: { section: section6, sentences: ["3587cdb88f35", "4b77c3d4bfe0", "c48f3321ac9f"] },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-6",
    level: "MUST",
    sentence: "Where an identity cookie of an earlier consent exists, initialisation is not deferred: tracking goes on with that identity.",
    source: { section: section6, sentences: ["a9e1f492a1fa", "8a44cb52d112", "faefa3825ebe", "11e1ba351c6a"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-7",
    level: "MUST",
    needs: [],
    sentence: "By default initialisation is not deferred.",
    source: { section: section6, sentences: ["a0bdc8ee6620", "9850da32d2a8", "7bc37a0d081d"] },
    shows: ["uploads", "jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-8",
    level: "MUST",
    sentence: "Without consent every further page, reload and tab is deferred as the first was.",
    source: { section: section6, sentences: ["be3906506aa0", "faefa3825ebe"] },
    shows: ["jar", "storage", "requests"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-9",
    level: "MUST",
    sentence: "Leaving a page without having consented stores nothing and sends nothing.",
    source: { section: section6, sentences: ["be3906506aa0"] },
    shows: ["jar", "storage", "requests"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-10",
    level: "MUST",
    needs: ["deferInitialization", "cookieExpiration"],
    sentence: "The identity cookie that consent creates has the attributes and the lifetime the site chose at initialisation.",
    source: { section: section6, sentences: ["3587cdb88f35"] },
    shows: ["jar", "writes"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-11",
    level: "MUST",
    sentence: "After consent, pages that ask for deferral again are not deferred.",
    source: { section: section6, sentences: ["a9e1f492a1fa", "faefa3825ebe", "5e837c8f2bd9"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-12",
    level: "MUST",
    sentence: "Once a person has removed the cookies, or they have expired, initialisation is deferred again: nothing new is stored and nothing leaves.",
    source: { section: section6, sentences: ["c53e3cb23aee", "6480929a3c38", "a8f4a2bfdc3a"] },
    shows: ["jar", "storage", "requests"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-13",
    level: "MUST",
    sentence: "After the identity cookie is gone, enabling tracking once more creates it again, and events are uploaded.",
    source: { section: section6, sentences: ["158374645d30", "6480929a3c38"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-14",
    level: "MUST",
    needs: ["deferInitialization", "clearStorage"],
    sentence: "A person who declines after an earlier consent is not tracked once the storage is cleared: later pages are deferred.",
    source: { section: section6, sentences: ["9dd4fab472a7", "c90d926cc9da", "a8f4a2bfdc3a"] },
    shows: ["jar", "requests"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-15",
    level: "MUST",
    sentence: "The identity cookie of another project, whose key begins otherwise, is no consent for this one.",
    source: {
      section: "CNIL France - The trackers are completely independent of each other and of any other tracker",
      sentences: ["4a1bd4a321a4"]
    },
    shows: ["jar", "storage", "requests"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-16",
    level: "MUST",
    needs: ["deferInitialization", "disableCookies"],
    sentence: "Where cookies are disabled, a consent is remembered by the identity in local storage.",
    source: { section: section6, sentences: ["a9e1f492a1fa"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "DEFER-17",
    lines: AMPLITUDE_JS_6_TO_8,
    level: "MUST",
    needs: ["deferInitialization", "deprecatedCookie"],
    sentence: "A deprecated identity cookie counts as consent too: initialisation is not deferred.",
    source: { section: section6, sentences: ["11e1ba351c6a"] },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common7,
    id: "DEFER-18",
    level: "MUST",
    sentence: "Enabling tracking twice has the effect of enabling it once.",
    source: { section: section6, sentences: ["4b77c3d4bfe0"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "LOAD-1",
    level: "MUST",
    needs: [],
    sentence: "Before init is called nothing stays stored, whatever else is called.",
    source: { section: section6, sentences: ["0ed5d934b5c2", "7bc37a0d081d"] },
    shows: ["jar", "storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common7,
    id: "LOAD-2",
    level: "MUST",
    needs: [],
    sentence: "Before init is called no request of any kind leaves the page, whatever else is called.",
    source: { section: section6, sentences: ["0ed5d934b5c2", "7bc37a0d081d"] },
    shows: ["requests"],
    coveredBy: ["scenario", "property"]
  }
];

// spec/requirements/deprecated-cookie.ts
var common8 = {
  lines: AMPLITUDE_JS_6_TO_8,
  needs: ["deprecatedCookie"]
};
var section7 = "Deprecated cookies";
var deprecatedCookie = [
  {
    ...common8,
    id: "DEPRECATED-1",
    level: "MUST",
    sentence: "Where only a deprecated identity cookie exists, its device id and user id go on.",
    source: { section: section7, sentences: ["9d58c7c9a9e6", "115f144d5f6f", "b115f7e17389"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common8,
    id: "DEPRECATED-2",
    level: "MUST",
    sentence: "By default a deprecated identity cookie stays in use: it is kept, and none of the newer kind is made.",
    source: { section: "Storage options explained", sentences: ["4b8afaa538cc"] },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common8,
    id: "DEPRECATED-3",
    level: "MUST",
    sentence: "With the option cookieForceUpgrade, the identity moves to a cookie of the newer kind and the deprecated one is removed.",
    source: { section: "Storage options explained", sentences: ["fcbb05a3feab"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common8,
    id: "DEPRECATED-4",
    level: "MUST",
    sentence: "Where both kinds of identity cookie exist, the newer one counts.",
    source: { section: section7, sentences: ["9d58c7c9a9e6"] },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common8,
    id: "DEPRECATED-5",
    level: "MUST",
    needs: ["deprecatedCookie", "optOut"],
    sentence: "An opt-out that a deprecated identity cookie holds is kept, also when the cookie is upgraded.",
    source: { section: section7, sentences: ["115f144d5f6f"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common8,
    id: "DEPRECATED-6",
    level: "MUST",
    sentence: "A deprecated identity cookie that cannot be read counts as none: no error, and events are sent.",
    source: { section: section7 },
    shows: ["errors", "uploads"],
    coveredBy: ["scenario", "property"]
  }
];

// spec/requirements/device-id.ts
var common9 = { lines: EVERY_LINE };
var section8 = "Data stored in the cookie";
var deviceId = [
  {
    ...common9,
    id: "DEVICE-1",
    level: "MUST",
    sentence: "A device id that was made anew is random: visitors who arrive at the same instant do not share one.",
    source: { section: section8, sentences: ["3d9a8df84333"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common9,
    id: "DEVICE-2",
    level: "MUST",
    sentence: "A device id that was made anew carries nothing of the person or the page: no user id, API key, host or time.",
    source: {
      section: "Why are our cookies not marked as HttpOnly?",
      sentences: ["1d1323bee9fc", "dd54e2cb3c01", "3d9a8df84333"]
    },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common9,
    id: "DEVICE-3",
    level: "MUST",
    sentence: "A device id that was made anew has room for enough chance: sixteen characters or more.",
    source: { section: section8, sentences: ["3d9a8df84333"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common9,
    id: "DEVICE-4",
    level: "MUST",
    sentence: "Several device ids and one user id of the same person are brought together by that user id.",
    source: {
      section: "Disable cookies and Local Storage / Session Storage (opt-out storage)",
      sentences: ["bc37451a7897", "b062f11e111d"]
    },
    untestable: "That is the work of the vendor\u2019s servers; a browser shows only that events carry both ids."
  }
];

// spec/requirements/hostile-input.ts
var common10 = { lines: EVERY_LINE };
var section9 = "Data stored in the cookie";
var hostileInput = [
  {
    ...common10,
    id: "HOSTILE-1",
    level: "MUST",
    sentence: "A user id of markup, separators, control characters or the names of object members is carried by events as it is.",
    source: { section: section9, sentences: ["cb21d5cde347"] },
    shows: ["uploads", "errors"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common10,
    id: "HOSTILE-2",
    level: "MUST",
    sentence: "No user id can change the identity cookie\u2019s attributes, or write another cookie.",
    source: { section: section9, sentences: ["d2878ea7a262"] },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common10,
    id: "HOSTILE-3",
    level: "MUST",
    sentence: "An event\u2019s type and properties arrive as they were given, whatever Unicode text they are.",
    source: { section: "Data stored in Local Storage" },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common10,
    id: "HOSTILE-4",
    level: "MUST",
    sentence: "No device id from the page\u2019s address can change the identity cookie\u2019s attributes, or write another cookie.",
    source: { section: "Storage options explained", sentences: ["5e4a62bb426f"] },
    needs: ["deviceIdFromUrlParam"],
    shows: ["jar"],
    coveredBy: ["scenario"]
  }
];

// spec/requirements/identity.ts
var common11 = { lines: EVERY_LINE };
var section10 = "Data stored in the cookie";
var identity = [
  {
    ...common11,
    id: "IDENTITY-1",
    level: "MUST",
    sentence: "A later page of the same site goes on with the device id that an earlier page stored.",
    source: { section: section10, sentences: ["01b4023d0598", "8618f0b56f02"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common11,
    id: "IDENTITY-2",
    level: "MUST",
    sentence: "A later page of the same site goes on with the user id that an earlier page stored, whatever Unicode text it is.",
    source: { section: section10, sentences: ["cb21d5cde347"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common11,
    id: "IDENTITY-3",
    level: "MUST",
    sentence: "Without a stored identity the device id is made anew: two visitors do not share one.",
    source: { section: section10, sentences: ["e1810edd6167", "3d9a8df84333"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common11,
    id: "IDENTITY-4",
    level: "MUST",
    sentence: "In a browser that keeps no cookies, initialisation and tracking raise no error and events are still sent.",
    source: { section: "Disable cookies using LocalStorage (opt-out cookies)" },
    shows: ["errors", "uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common11,
    id: "IDENTITY-5",
    level: "MUST",
    sentence: "Where the browser forbids both cookies and storage, initialisation and tracking raise no error and events are still sent.",
    source: { section: "Disable cookies and Local Storage / Session Storage (opt-out storage)" },
    shows: ["errors", "uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common11,
    id: "IDENTITY-6",
    level: "SHOULD",
    sentence: "In a browser that keeps no cookies, the device id is kept in local storage: a later page goes on with it.",
    source: { section: "Disable cookies using LocalStorage (opt-out cookies)" },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common11,
    id: "IDENTITY-7",
    level: "MUST",
    sentence: "Once a person has removed the site\u2019s cookies, the next page makes a new device id.",
    source: { section: section10, sentences: ["e1810edd6167"] },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common11,
    id: "IDENTITY-8",
    level: "MUST",
    sentence: "Pages of a site that are open side by side share the device id.",
    source: { section: section10, sentences: ["8618f0b56f02"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common11,
    id: "IDENTITY-9",
    level: "MUST",
    sentence: "From a log-in on, events carry the user id; from a log-out on they carry none, on later pages neither.",
    source: { section: section10, sentences: ["cb21d5cde347"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common11,
    id: "IDENTITY-10",
    level: "MUST",
    sentence: "Neither a log-in nor a log-out changes the device id.",
    source: { section: section10, sentences: ["3d9a8df84333"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common11,
    id: "IDENTITY-11",
    level: "MUST",
    sentence: "A user id given at initialisation counts, whatever user id is stored.",
    source: { section: section10, sentences: ["cb21d5cde347"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common11,
    id: "IDENTITY-12",
    level: "MUST",
    sentence: "A device id given at initialisation counts, whatever device id is stored, and later pages go on with it.",
    source: { section: "Storage options explained", sentences: ["da95fccacbbb"] },
    needs: ["deviceId"],
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common11,
    id: "IDENTITY-13",
    level: "MUST",
    sentence: "An identity cookie that holds any other text raises no error: events are sent, and carry a device id.",
    source: { section: section10 },
    shows: ["errors", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common11,
    id: "IDENTITY-14",
    level: "MUST",
    sentence: "A spoilt identity cookie heals: after initialisation it reads as one again, and a later page goes on with its device id.",
    source: { section: section10 },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  }
];

// spec/requirements/local-storage.ts
var common12 = {
  lines: EVERY_LINE,
  needs: ["disableCookies"]
};
var section11 = "Disable cookies using LocalStorage (opt-out cookies)";
var localStorage = [
  {
    ...common12,
    id: "LOCAL-1",
    level: "MUST",
    sentence: "With the option disableCookies no cookie is left.",
    source: {
      section: "Storage options explained",
      sentences: ["17a8fd90b699", "40b3fe2cab43", "2235f44a5c83"]
    },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common12,
    id: "LOCAL-2",
    level: "MUST",
    sentence: "With the option disableCookies no cookie is written even for a moment, probe cookies included.",
    source: { section: "Storage options explained", sentences: ["40b3fe2cab43", "807db3f1c466"] },
    shows: ["writes"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common12,
    id: "LOCAL-3",
    level: "MUST",
    sentence: "With the option disableCookies the device id is kept in local storage, and later pages go on with it.",
    source: {
      section: section11,
      sentences: ["d15485e208a4", "8a0d0cc7aa29", "bb3ed3ddafd1", "39c0d9109a6a", "fcc98e4934ef"]
    },
    shows: ["storage", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common12,
    id: "LOCAL-4",
    level: "MUST",
    sentence: "With the option disableCookies later pages go on with the user id.",
    source: { section: section11, sentences: ["39c0d9109a6a", "fcc98e4934ef"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common12,
    id: "LOCAL-5",
    level: "MUST",
    needs: ["disableCookies", "optOut"],
    sentence: "With the option disableCookies an opt-out holds on later pages.",
    source: { section: section11, sentences: ["39c0d9109a6a", "0c675b82d930"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common12,
    id: "LOCAL-6",
    level: "MUST",
    sentence: "With the option disableCookies a session goes on over page loads.",
    source: { section: section11, sentences: ["8a0d0cc7aa29", "39c0d9109a6a"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common12,
    id: "LOCAL-7",
    level: "MUST",
    sentence: "With the option disableCookies each host of a site has a device id of its own.",
    source: { section: "Local Storage limitations", sentences: ["3fb5c69f2d5b", "ae64b2b07bcb"] },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common12,
    id: "LOCAL-8",
    level: "MUST",
    sentence: "Events say the same of a visit, whether the identity is kept in a cookie or in local storage.",
    source: { section: "Local Storage limitations", sentences: ["de7a12aeff34"] },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common12,
    id: "LOCAL-9",
    level: "MUST",
    sentence: "By default cookies are not disabled: the identity is not kept in local storage where the browser keeps cookies.",
    source: { section: "Storage options explained", sentences: ["17a8fd90b699"] },
    needs: [],
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common12,
    id: "NOSTORE-1",
    level: "MUST",
    sentence: "With cookies disabled and both storages refused, every page makes a device id anew.",
    source: {
      section: "Disable cookies and Local Storage / Session Storage (opt-out storage)",
      sentences: ["0f9e26b0933d"]
    },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common12,
    id: "NOSTORE-2",
    level: "MUST",
    sentence: "With cookies disabled and both storages refused, nothing raises an error and events are still sent.",
    source: {
      section: "Disable cookies and Local Storage / Session Storage (opt-out storage)",
      sentences: ["0f9e26b0933d"]
    },
    shows: ["errors", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common12,
    id: "NOSTORE-3",
    level: "MUST",
    sentence: "With cookies disabled and both storages refused, events carry the user id of a log-in until the page is left, and no longer.",
    source: {
      section: "Disable cookies and Local Storage / Session Storage (opt-out storage)",
      sentences: ["b062f11e111d"]
    },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  }
];

// spec/requirements/network.ts
var common13 = { lines: EVERY_LINE };
var network = [
  {
    ...common13,
    id: "NETWORK-1",
    level: "MUST",
    sentence: "A candidate talks to the ingestion endpoint it was given and to no other address.",
    source: {
      section: "Are our cookies first-party or third-party cookies?",
      sentences: ["25352d12b85b"]
    },
    shows: ["requests"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common13,
    id: "NETWORK-2",
    level: "MUST",
    sentence: "What a project collected is passed on to nobody else.",
    source: {
      section: "CNIL France - Cookies must not lead to a cross-checking of the data with other processing or that data be passed on to third parties.",
      sentences: ["93bf45b6038a", "d02446fb2ff9"]
    },
    untestable: "It speaks of what the vendor\u2019s servers do with events once they have arrived. What a page sends to others, NETWORK-1 sees."
  },
  {
    ...common13,
    id: "NETWORK-3",
    level: "MUST",
    sentence: "Events are kept no longer than the site\u2019s owner set.",
    source: { section: "CNIL France - 25-month data retention max", sentences: ["349e2b1b3b1e"] },
    untestable: "It speaks of what the vendor\u2019s servers keep, which no browser shows."
  }
];

// spec/requirements/opt-out.ts
var common14 = {
  lines: EVERY_LINE,
  needs: ["optOut"]
};
var section12 = "Disabling tracking (opt-out tracking)";
var back = "When a user is opted-out, how can we opt-them back?";
var optOut = [
  {
    ...common14,
    id: "OPTOUT-1",
    level: "MUST",
    sentence: "Events tracked after a person opted out are not uploaded, neither then nor after they opt in again.",
    source: { section: section12, sentences: ["807db3f1c466", "5db17992c1bd", "b8d25f836f19"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-2",
    level: "MUST",
    sentence: "An opt-out holds on later pages of the same site.",
    source: { section: "Data stored in the cookie", sentences: ["3c2011b130c6"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-3",
    level: "MUST",
    sentence: "After a person opts in again, events are uploaded again, on this page and on later ones.",
    source: { section: back, sentences: ["49d2bc9a5540", "ac7e80b09e30", "75800abaf28f"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-4",
    level: "MUST",
    sentence: "Initialised with the optOut option, an SDK uploads no event until the person opts in.",
    source: {
      section: "Storage options explained",
      sentences: ["e884b7ae24ee", "1d4e77a21731", "e58ffd2a5baa"]
    },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-5",
    level: "MUST",
    sentence: "Nothing of an event tracked after a person opted out is stored.",
    source: { section: "Data stored in the cookie", sentences: ["a4c6d6e04113", "807db3f1c466"] },
    shows: ["storage", "jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-6",
    level: "MUST",
    needs: ["optOut", "identify"],
    sentence: "An identify made after a person opted out is neither stored nor uploaded.",
    source: { section: section12, sentences: ["807db3f1c466", "75800abaf28f"] },
    shows: ["uploads", "storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-7",
    level: "MUST",
    sentence: "While a person is opted out nothing is uploaded: not even events that had waited from before.",
    source: { section: section12, sentences: ["807db3f1c466", "75800abaf28f"] },
    shows: ["requests", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-8",
    level: "MUST",
    sentence: "By default a person is not opted out.",
    source: { section: "Storage options explained", sentences: ["f06d3df8ccc8"] },
    needs: [],
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-9",
    level: "MUST",
    sentence: "An opt-out by the option optOut holds on a later page that does not give it.",
    source: { section: "Data stored in the cookie", sentences: ["3c2011b130c6"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-10",
    level: "MUST",
    sentence: "An opt-out holds in tabs that are opened after it, and on other hosts of the site.",
    source: { section: "Data stored in the cookie", sentences: ["3c2011b130c6"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-11",
    level: "SHOULD",
    sentence: "An opt-out in one tab holds in another that was open already.",
    source: { section: "Data stored in the cookie" },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common14,
    id: "OPTOUT-12",
    level: "MUST",
    sentence: "Opting out and in again does not change who the person is: device id and user id go on.",
    source: { section: back, sentences: ["ac7e80b09e30"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-13",
    level: "SHOULD",
    sentence: "An opt-out that is neither true nor false is no opt-out and no opt-in: it changes nothing and raises no error.",
    source: { section: back, sentences: ["75800abaf28f"] },
    shows: ["uploads", "errors"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-14",
    level: "MUST",
    needs: ["optOut", "deferInitialization"],
    sentence: "Enabling tracking does not end an opt-out.",
    source: { section: back, sentences: ["49d2bc9a5540"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common14,
    id: "OPTOUT-15",
    level: "MUST",
    sentence: "An opt-out holds while an upload is under way: once it is answered, nothing more is sent.",
    source: { section: section12, sentences: ["807db3f1c466"] },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common14,
    id: "DNT-1",
    level: "SHOULD",
    needs: [],
    sentence: "The browser\u2019s \u201CDo not track\u201D setting alone changes nothing: events are uploaded.",
    source: {
      section: "\u201CDo not track\u201D setting on browsers (DNT flag)",
      sentences: ["ff1c441e84e3", "9827b12edbc3", "415480437e97"]
    },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  }
];

// spec/requirements/options.ts
var common15 = { lines: EVERY_LINE };
var section13 = "Storage options explained";
var options2 = [
  {
    ...common15,
    id: "OPTIONS-1",
    level: "MUST",
    sentence: "Options nobody knows change nothing.",
    source: { section: section13, sentences: ["610c7864f7dc"] },
    shows: ["errors", "uploads", "jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common15,
    id: "OPTIONS-2",
    level: "MUST",
    sentence: "An option of a wrong type raises no error, and events are still sent.",
    source: { section: section13, sentences: ["610c7864f7dc"] },
    shows: ["errors", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common15,
    id: "OPTIONS-3",
    level: "SHOULD",
    sentence: "A cookieExpiration that is no number above zero counts as not given.",
    source: { section: section13, sentences: ["18ccdddfd68a"] },
    needs: ["cookieExpiration"],
    shows: ["writes"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common15,
    id: "OPTIONS-4",
    level: "SHOULD",
    sentence: "A savedMaxCount that is no number above zero counts as not given.",
    source: { section: section13, sentences: ["4a15f8c10294"] },
    needs: ["savedMaxCount"],
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common15,
    id: "OPTIONS-5",
    level: "SHOULD",
    sentence: "A switch given as anything but true or false counts as not given: nothing is disabled, deferred or opted out by it.",
    source: { section: section13, sentences: ["610c7864f7dc"] },
    shows: ["uploads", "jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common15,
    id: "OPTIONS-6",
    level: "MUST",
    sentence: "A person can read from an instance with which options it was initialised.",
    source: {
      section: "Getting the SDK initialization options per project",
      sentences: ["99943229f5d5", "3da16bd8c60e", "3e5380147a3e", "f4780c0d18cb"]
    },
    untestable: "It is a field of the SDK\u2019s own object. A verdict rests on what a browser or a server saw, never on what an SDK says of itself."
  }
];

// spec/requirements/order.ts
var common16 = { lines: EVERY_LINE };
var section14 = "Data stored in the cookie";
var order = [
  {
    ...common16,
    id: "ORDER-1",
    lines: AMPLITUDE_JS,
    level: "MUST",
    sentence: "Sequence numbers grow in the order in which events and identifies were called, over all pages of a site.",
    source: { section: section14, sentences: ["b048e78971ac"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common16,
    id: "ORDER-2",
    level: "MUST",
    sentence: "Events and identifies are uploaded in the order in which they were called.",
    source: { section: section14, sentences: ["b048e78971ac"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common16,
    id: "ORDER-3",
    level: "MUST",
    sentence: "Every event and identify is accepted exactly once, however often uploads were refused between.",
    source: { section: "Data stored in Local Storage", sentences: ["00ea6b71db55", "fab9ef5c2028"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common16,
    id: "ORDER-4",
    level: "MUST",
    sentence: "One call leaves one event: nothing is uploaded that was not tracked.",
    source: { section: "Data stored in Local Storage" },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  }
];

// spec/requirements/probe-cookie.ts
var common17 = { lines: EVERY_LINE };
var section15 = "Using Amplitude Cookies";
var probeCookie = [
  {
    ...common17,
    id: "PROBE-1",
    level: "MUST",
    sentence: "Every probe cookie an SDK writes is removed by the time initialisation ends.",
    source: { section: section15, sentences: ["c441beb3411e", "805de607cba6", "1439a7eeabb3"] },
    shows: ["jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common17,
    id: "PROBE-2",
    level: "SHOULD",
    sentence: "A probe cookie is written to last a day at most, so that an interruption leaves nothing for long.",
    source: { section: section15, sentences: ["74e9f901ded2"] },
    shows: ["writes"],
    coveredBy: ["scenario"]
  },
  {
    ...common17,
    id: "PROBE-3",
    level: "MUST",
    sentence: "A probe cookie holds nothing of the person: neither the device id nor the user id.",
    source: { section: section15, sentences: ["c441beb3411e"] },
    shows: ["writes"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common17,
    id: "PROBE-4",
    level: "MUST",
    sentence: "A probe cookie that an earlier page left behind changes nothing: it is not used.",
    source: { section: section15, sentences: ["580d594b4c4b"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario"]
  }
];

// spec/requirements/projects.ts
var common18 = { lines: EVERY_LINE, needs: ["instances"] };
var section16 = "CNIL France - The trackers are completely independent of each other and of any other tracker";
var projects = [
  {
    ...common18,
    id: "PROJECT-1",
    level: "MUST",
    sentence: "Projects whose keys begin otherwise have identity cookies and device ids of their own.",
    source: { section: section16, sentences: ["4a1bd4a321a4"] },
    shows: ["jar", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common18,
    id: "PROJECT-2",
    level: "MUST",
    sentence: "A user id set for one project is not carried by the events of another whose key begins otherwise.",
    source: { section: section16, sentences: ["4a1bd4a321a4"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common18,
    id: "PROJECT-3",
    level: "MUST",
    sentence: "Of several projects on a page, each receives its own events, once, and no other\u2019s.",
    source: {
      section: "CNIL France - The data is collected, processed and stored independently for each publisher",
      sentences: ["5dced998721a"]
    },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common18,
    id: "PROJECT-4",
    level: "MUST",
    needs: ["instances", "optOut"],
    sentence: "An opt-out from one project leaves another, whose key begins otherwise, as it is.",
    source: { section: section16, sentences: ["4a1bd4a321a4"] },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common18,
    id: "PROJECT-5",
    level: "MUST",
    sentence: "Projects whose keys begin alike never receive each other\u2019s events.",
    source: { section: section16, sentences: ["4a1bd4a321a4"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  }
];

// spec/requirements/session.ts
var common19 = { lines: EVERY_LINE };
var section17 = "Data stored in the cookie";
var session = [
  {
    ...common19,
    id: "SESSION-1",
    level: "MUST",
    sentence: "Events that follow each other within a minute share a session id.",
    source: { section: section17, sentences: ["33b7cdc7d3ee", "c53cc8092a27"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common19,
    id: "SESSION-2",
    level: "MUST",
    sentence: "After a day without events the next event begins a new session, with a session id not used before.",
    source: { section: section17, sentences: ["33b7cdc7d3ee", "c53cc8092a27"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common19,
    id: "SESSION-3",
    level: "MUST",
    sentence: "A session goes on over page loads, tabs and hosts of a site.",
    source: { section: section17, sentences: ["33b7cdc7d3ee"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common19,
    id: "SESSION-4",
    level: "MUST",
    sentence: "The gap that ends a session is counted from the latest event: a visit of many short gaps is one session.",
    source: { section: section17, sentences: ["c53cc8092a27"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common19,
    id: "SESSION-5",
    level: "MUST",
    sentence: "The option sessionTimeout sets that gap: a shorter one continues the session, a longer one ends it.",
    source: { section: section17, sentences: ["c53cc8092a27"] },
    needs: ["sessionTimeout"],
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common19,
    id: "SESSION-6",
    level: "MUST",
    sentence: "A new session also begins where the gap lay between two pages.",
    source: { section: section17, sentences: ["c53cc8092a27"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  }
];

// spec/requirements/unsent-queue.ts
var common20 = { lines: EVERY_LINE };
var section18 = "Data stored in Local Storage";
var options3 = "Storage options explained";
var otherKeys = "Will cookies cause old events that were unsent to fire into a project with a different API Key?";
var unsentQueue = [
  {
    ...common20,
    id: "UNSENT-1",
    level: "MUST",
    sentence: "An event that could not be uploaded is kept in local storage.",
    source: { section: section18, sentences: ["00ea6b71db55", "fab9ef5c2028", "0613c2b10466"] },
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-2",
    level: "MUST",
    sentence: "A later page uploads the events an earlier page could not, once each and in the order they were tracked.",
    source: { section: section18, sentences: ["fab9ef5c2028", "d7aa15af9365"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-3",
    level: "MUST",
    sentence: "An event is removed from local storage once its upload succeeded.",
    source: { section: section18, sentences: ["00ea6b71db55", "684f3255df5d"] },
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-4",
    level: "MUST",
    sentence: "Where local storage is full, initialisation and tracking raise no error and events are still sent.",
    source: { section: section18 },
    shows: ["errors", "uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common20,
    id: "UNSENT-5",
    level: "MUST",
    sentence: "An event is in local storage before its upload is answered, so that leaving the page loses nothing.",
    source: { section: section18, sentences: ["00ea6b71db55", "8c889b7f2ede"] },
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-6",
    level: "MUST",
    sentence: "An event whose upload was never answered is uploaded by a later page.",
    source: { section: section18, sentences: ["d7aa15af9365", "8c889b7f2ede"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-7",
    lines: AMPLITUDE_JS,
    level: "MUST",
    sentence: "Identifies that could not be uploaded are kept apart from events, under a key of their own.",
    source: { section: section18, sentences: ["cf45444525f8", "e274e1e84be1"] },
    needs: ["identify"],
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-15",
    level: "MUST",
    sentence: "An identify that could not be uploaded is kept in local storage.",
    source: { section: section18, sentences: ["cf45444525f8", "e274e1e84be1"] },
    needs: ["identify"],
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-8",
    level: "MUST",
    sentence: "An identify that could not be uploaded is uploaded by a later page, once, and then removed.",
    source: { section: section18, sentences: ["cf45444525f8", "9523e848339f"] },
    needs: ["identify"],
    shows: ["uploads", "storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-9",
    level: "MUST",
    sentence: "Events tracked offline are kept in local storage, and uploaded once the browser is online and another is tracked.",
    source: { section: section18, sentences: ["27f619f84d5b", "95059f98c10a"] },
    shows: ["storage", "uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common20,
    id: "UNSENT-10",
    level: "MUST",
    sentence: "A refused upload is not lost, whatever the refusal: no answer, a broken connection, or a status that is not 200.",
    source: { section: section18, sentences: ["fab9ef5c2028"] },
    shows: ["storage", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-11",
    level: "MUST",
    sentence: "With saveEvents off, nothing of an event is stored.",
    source: { section: options3, sentences: ["d7aa15af9365", "684f3255df5d", "8c889b7f2ede"] },
    needs: ["saveEvents"],
    shows: ["storage", "writes"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-12",
    level: "MUST",
    sentence: "With saveEvents off, events are uploaded all the same, and those refused once while the page is open.",
    source: { section: options3, sentences: ["d7aa15af9365"] },
    needs: ["saveEvents"],
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-13",
    level: "MAY",
    sentence: "With saveEvents off, events that were not uploaded before the page was left may be lost.",
    source: { section: options3, sentences: ["d7aa15af9365", "8c889b7f2ede"] },
    untestable: "It allows a loss and does not ask for one: an SDK that loses nothing conforms as well."
  },
  {
    ...common20,
    id: "UNSENT-14",
    level: "MUST",
    sentence: "Uploads refused as too large are tried again in smaller ones, until all events are accepted.",
    source: { section: section18, sentences: ["fab9ef5c2028"] },
    shows: ["uploads"],
    coveredBy: ["scenario"]
  },
  {
    ...common20,
    id: "UNSENT-CAP-1",
    level: "MUST",
    sentence: "By default at most 1000 unsent events are kept.",
    source: { section: section18, sentences: ["27f619f84d5b", "1cc5605f01a0"] },
    shows: ["storage"],
    coveredBy: ["scenario"]
  },
  {
    ...common20,
    id: "UNSENT-CAP-2",
    level: "MUST",
    sentence: "When more events wait than may be kept, the oldest go first: those that stay are the latest, in order.",
    source: { section: section18, sentences: ["d4ef87344445", "95059f98c10a"] },
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-CAP-3",
    level: "MUST",
    sentence: "The savedMaxCount option sets how many unsent events are kept.",
    source: { section: options3, sentences: ["27f619f84d5b", "4a15f8c10294"] },
    needs: ["savedMaxCount"],
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-CAP-4",
    level: "MUST",
    sentence: "Of unsent identifies no more are kept than savedMaxCount allows, and they are the latest, in order.",
    source: { section: options3, sentences: ["4a15f8c10294", "95059f98c10a"] },
    needs: ["savedMaxCount", "identify"],
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-CAP-5",
    level: "MUST",
    sentence: "What a cap has removed is gone: it is not uploaded later.",
    source: { section: section18, sentences: ["d4ef87344445"] },
    needs: ["savedMaxCount"],
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-KEY-1",
    level: "MUST",
    sentence: "The option unsentKey names the local-storage key of unsent events; the API key still follows it.",
    source: { section: options3, sentences: ["24ce9a07b0b1", "7ff28b11a89c", "007469ecb008"] },
    needs: ["unsentKeys"],
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-KEY-2",
    level: "MUST",
    sentence: "The option unsentIdentifyKey names the local-storage key of unsent identifies; the API key still follows it.",
    source: { section: options3, sentences: ["d2e997979d6f", "9523e848339f", "b3bd2b908db7"] },
    needs: ["unsentKeys", "identify"],
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-SCOPE-1",
    lines: AMPLITUDE_JS,
    level: "MUST",
    sentence: "Unsent events are stored under a key that holds the whole API key they were tracked with.",
    source: { section: section18, sentences: ["7671cf42eed2", "ddc20759e0a6"] },
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-SCOPE-2",
    level: "MUST",
    sentence: "Events left unsent under one API key are never uploaded to the project of another.",
    source: { section: otherKeys, sentences: ["ddc20759e0a6", "5dced998721a"] },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-SCOPE-3",
    level: "MUST",
    sentence: "Two instances with one API key keep their unsent events under keys of their own.",
    source: { section: otherKeys, sentences: ["41803d2123e7", "2603c7cb1af4"] },
    needs: ["instances"],
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-SCOPE-4",
    level: "MUST",
    sentence: "Events left unsent by one instance are not uploaded by another: each uploads its own, once.",
    source: { section: otherKeys, sentences: ["41803d2123e7"] },
    needs: ["instances"],
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-SPOILT-1",
    level: "MUST",
    sentence: "Whatever stands under the keys of unsent events and identifies, nothing raises an error and new events are sent.",
    source: { section: section18 },
    shows: ["errors", "uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-SPOILT-2",
    level: "MUST",
    sentence: "A spoilt queue heals: events that could not be uploaded after it are kept as ever.",
    source: { section: section18 },
    shows: ["storage"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common20,
    id: "UNSENT-SPOILT-3",
    level: "MUST",
    sentence: "Where local storage throws at any touch, nothing raises an error and events are still sent.",
    source: { section: section18 },
    shows: ["errors", "uploads"],
    coveredBy: ["scenario"]
  }
];

// spec/requirements/url-device-id.ts
var common21 = { lines: EVERY_LINE };
var section19 = "Storage options explained";
var urlDeviceId = [
  {
    ...common21,
    id: "URL-1",
    level: "MUST",
    sentence: "By default a device id in the page\u2019s address is not taken over.",
    source: {
      section: section19,
      sentences: ["8e630acbdc2a", "34b2d09ddeb0"]
    },
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common21,
    id: "URL-2",
    level: "MUST",
    sentence: "With the option deviceIdFromUrlParam, the device id in the address is the one that events carry and the cookie holds.",
    source: { section: section19, sentences: ["5e4a62bb426f", "852a5a8760c3", "fdd2157bdf1b"] },
    needs: ["deviceIdFromUrlParam"],
    shows: ["uploads", "jar"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common21,
    id: "URL-3",
    level: "MUST",
    sentence: "A device id given at initialisation counts more than one in the address.",
    source: { section: section19, sentences: ["da95fccacbbb"] },
    needs: ["deviceIdFromUrlParam", "deviceId"],
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common21,
    id: "URL-4",
    level: "MUST",
    sentence: "A device id taken over from the address counts more than the stored one, and later pages go on with it.",
    source: { section: "Local Storage limitations", sentences: ["fdd2157bdf1b"] },
    needs: ["deviceIdFromUrlParam"],
    shows: ["uploads"],
    coveredBy: ["scenario", "property"]
  },
  {
    ...common21,
    id: "URL-5",
    level: "MUST",
    sentence: "Without a device id in the address, deviceIdFromUrlParam changes nothing: the stored device id goes on.",
    source: { section: section19, sentences: ["5e4a62bb426f"] },
    needs: ["deviceIdFromUrlParam"],
    shows: ["uploads"],
    coveredBy: ["scenario"]
  }
];

// spec/catalogue.ts
var catalogue = z8.array(requirementSchema).parse([
  ...cookieName,
  ...cookieValue,
  ...cookieSize,
  ...cookieLife,
  ...cookieAttributes,
  ...probeCookie,
  ...deprecatedCookie,
  ...identity,
  ...deviceId,
  ...hostileInput,
  ...urlDeviceId,
  ...crossDomain,
  ...session,
  ...localStorage,
  ...unsentQueue,
  ...order,
  ...optOut,
  ...deferral,
  ...clearStorage,
  ...projects,
  ...options2,
  ...network
]);
var byId = new Map(catalogue.map((requirement2) => [requirement2.id, requirement2]));
if (byId.size !== catalogue.length) throw new Error("The catalogue uses a requirement id twice.");
function requirement(id) {
  const found = byId.get(id);
  if (!found) throw new Error(`No requirement ${id}. Known subjects: ${subjects().join(", ")}.`);
  return found;
}
function subjects() {
  return [...new Set(catalogue.map(({ id }) => subjectOf(id)))];
}
function subjectOf(id) {
  return id.replace(/-\d+$/, "");
}

// suites/applicability.ts
function whyInapplicable(id, { profile, capabilities }) {
  const { lines: lines2, needs } = requirement(id);
  if (!lines2.includes(profile.line)) return `not promised by the behaviour line ${profile.line}`;
  const missing = needs.filter((need) => !capabilities.includes(need));
  return missing.length === 0 ? null : `the candidate does not declare ${missing.join(", ")}`;
}

// suites/trial.ts
import { inspect, isDeepStrictEqual } from "node:util";

// spec/oracle/identity-codec.ts
import { z as z9 } from "zod";

// spec/oracle/identity-cookie.ts
var RADIX = 32;
var FIELDS = 8;
function encodeIdentity(identity3) {
  return [
    identity3.deviceId ?? "",
    identity3.userId === null ? "" : base64OfUtf8(identity3.userId),
    identity3.optOut ? "1" : "",
    identity3.sessionId.toString(RADIX),
    identity3.lastEventTime.toString(RADIX),
    identity3.eventId.toString(RADIX),
    identity3.identifyId.toString(RADIX),
    identity3.sequenceNumber.toString(RADIX)
  ].join(".");
}
function decodeIdentity(value) {
  const fields = value.split(".");
  if (fields.length !== FIELDS) return null;
  const [deviceId2 = "", encodedUserId = "", optOut2 = "", ...rest] = fields;
  if (optOut2 !== "" && optOut2 !== "1") return null;
  const userId = encodedUserId === "" ? "" : utf8OfBase64(encodedUserId);
  if (userId === null) return null;
  const numbers3 = rest.map((digits) => /^[0-9a-v]+$/.test(digits) ? Number.parseInt(digits, RADIX) : Number.NaN);
  if (!numbers3.every(Number.isSafeInteger)) return null;
  const [sessionId = 0, lastEventTime = 0, eventId = 0, identifyId = 0, sequenceNumber = 0] = numbers3;
  return {
    deviceId: deviceId2 === "" ? null : deviceId2,
    userId: userId === "" ? null : userId,
    optOut: optOut2 === "1",
    sessionId,
    lastEventTime,
    eventId,
    identifyId,
    sequenceNumber
  };
}
function base64OfUtf8(text) {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
function utf8OfBase64(encoded) {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(encoded)) return null;
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

// spec/oracle/identity-codec.ts
function identityIn(vocabulary, value) {
  return decodedIn(vocabulary.identityCookie.codec, value, vocabulary.decodeOwn);
}
function decodedIn(codec, text, decodeOwn) {
  switch (codec.kind) {
    case "dotted":
      return decodeIdentity(text);
    case "json":
      return decodedJson(codec, text);
    case "own":
      return decodeOwn?.(text) ?? null;
  }
}
function encodedIn(codec, identity3) {
  if (codec.kind === "dotted") return encodeIdentity(identity3);
  const said2 = Object.entries(codec.fields).flatMap(
    ([field, name2]) => name2 === null ? [] : [[name2, identity3[field]]]
  );
  return codec.wrappings.reduce(
    (text, wrapping) => wrapping === "uri" ? encodeURIComponent(text) : base64OfUtf8(text),
    JSON.stringify(Object.fromEntries(said2))
  );
}
var count2 = z9.int().nonnegative().nullish();
var saidSchema2 = z9.object({
  deviceId: z9.string().nullable(),
  userId: z9.string().nullish(),
  optOut: z9.boolean().nullish(),
  sessionId: count2,
  lastEventTime: count2,
  eventId: count2,
  identifyId: count2,
  sequenceNumber: count2
});
function decodedJson({ wrappings, fields }, value) {
  const object = json2(unwrapped(wrappings, value));
  if (typeof object !== "object" || object === null) return null;
  const renamed = Object.entries(fields).map(([field, name2]) => [
    field,
    name2 === null ? void 0 : object[name2]
  ]);
  const said2 = saidSchema2.safeParse(Object.fromEntries(renamed)).data;
  if (!said2) return null;
  return {
    deviceId: said2.deviceId,
    userId: said2.userId ?? null,
    optOut: said2.optOut ?? false,
    sessionId: said2.sessionId ?? 0,
    lastEventTime: said2.lastEventTime ?? 0,
    eventId: said2.eventId ?? 0,
    identifyId: said2.identifyId ?? 0,
    sequenceNumber: said2.sequenceNumber ?? 0
  };
}
function unwrapped(wrappings, value) {
  return wrappings.toReversed().reduce((text, wrapping) => {
    if (text === null) return null;
    return wrapping === "uri" ? decodedUri(text) : utf8OfBase64(text);
  }, value);
}
function decodedUri(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
function json2(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

// spec/oracle/unwrapped.ts
var DEPTH = 3;
function unwrapped2(text, depth = DEPTH) {
  const inner = [
    ["uri", decodedUri2(text)],
    ["base64", utf8OfBase64(text)]
  ];
  return [
    { text, wrappings: [] },
    ...inner.flatMap(
      ([wrapping, within]) => within === null || within === text || depth === 1 ? [] : unwrapped2(within, depth - 1).map((found) => ({ ...found, wrappings: [...found.wrappings, wrapping] }))
    )
  ];
}
function holding(text, word) {
  return unwrapped2(text).find((found) => found.text.includes(word)) ?? null;
}
function decodedUri2(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

// spec/oracle/written-cookie.ts
function writtenCookie(text, now) {
  const [pair = "", ...parts] = text.split(";");
  const [name2, value] = halves2(pair);
  const cookie = {
    name: value === null ? "" : name2,
    value: value ?? name2,
    expires: null,
    domain: null,
    path: null,
    secure: false,
    sameSite: null
  };
  let maxAge = null;
  for (const part of parts) {
    const [attribute, given2] = halves2(part);
    const said2 = given2 ?? "";
    switch (attribute.toLowerCase()) {
      case "expires":
        cookie.expires = Number.isNaN(Date.parse(said2)) ? cookie.expires : Date.parse(said2);
        break;
      case "max-age":
        if (/^-?\d+$/.test(said2)) maxAge = Number(said2);
        break;
      case "domain":
        cookie.domain = said2 === "" ? null : said2.replace(/^\./, "").toLowerCase();
        break;
      case "path":
        cookie.path = said2 === "" ? null : said2;
        break;
      case "secure":
        cookie.secure = true;
        break;
      case "samesite":
        cookie.sameSite = said2;
        break;
    }
  }
  if (maxAge !== null) cookie.expires = maxAge <= 0 ? Number.NEGATIVE_INFINITY : now + maxAge * 1e3;
  return cookie;
}
var DAY2 = 24 * 60 * 60 * 1e3;
function daysWritten({ expires }, now) {
  return expires === null ? 0 : (expires - now) / DAY2;
}
function isRemoval({ expires }, now) {
  return expires !== null && expires <= now;
}
function halves2(text) {
  const at = text.indexOf("=");
  return at < 0 ? [text.trim(), null] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

// suites/observations.ts
function carriersOf(profile, jar, deviceId2) {
  return jar.filter(({ value }) => carries(profile, value, deviceId2));
}
function carries(profile, text, deviceId2) {
  if (!deviceId2) return false;
  return holding(text, deviceId2) !== null || identityIn(profile, text)?.deviceId === deviceId2;
}
function identityCookies(profile, jar, deviceId2) {
  const carriers = carriersOf(profile, jar, deviceId2);
  return jar.filter((cookie) => carriers.includes(cookie) || identityIn(profile, cookie.value) !== null);
}
function identitiesIn(profile, cookies) {
  return cookies.map(({ value }) => identityIn(profile, value));
}
function typesOf(accepted) {
  return accepted.map((event2) => event2?.type ?? "(unreadable)");
}
function each(accepted, field) {
  return accepted.map((event2) => event2?.[field] ?? null);
}
function ofType(accepted, type) {
  return accepted.find((event2) => event2?.type === type) ?? void 0;
}
function queuesHolding(profile, storage, types2) {
  return Object.entries(storage.localStorage ?? {}).flatMap(([key, text]) => {
    const held = decodeQueue(profile, text)?.map(({ type }) => type) ?? [];
    return held.some((type) => types2.includes(type)) ? [{ key, types: held }] : [];
  });
}
function storedTypes(profile, storage, types2) {
  return queuesHolding(profile, storage, types2).flatMap((queue) => queue.types);
}
function queued(profile, storage, type) {
  return Object.values(storage.localStorage ?? {}).flatMap((text) => decodeQueue(profile, text) ?? []).filter((event2) => event2.type === type);
}
async function residue(session2, page) {
  return Object.keys(await keptBy(session2, page));
}
async function keptBy(session2, page) {
  const { cookie, localStorage: localStorage2, sessionStorage, databases, caches, serviceWorkers } = await page.storage();
  const visible2 = cookie ? cookie.split("; ").map((pair) => halves3(pair)) : [];
  const jar = (await session2.jar()).map(({ name: name2, value }) => [name2, value]);
  return Object.fromEntries([
    ...[...visible2, ...jar].map(([name2, value]) => [`cookie ${name2}`, value]),
    ...Object.entries(localStorage2 ?? {}).map(([key, value]) => [`local storage ${key}`, value]),
    ...Object.entries(sessionStorage ?? {}).map(([key, value]) => [`session storage ${key}`, value]),
    ...databases.map((name2) => [`database ${name2}`, ""]),
    ...caches.map((name2) => [`cache ${name2}`, ""]),
    ...serviceWorkers.map((scope) => [`service worker ${scope}`, ""])
  ]);
}
async function placesThatHold(text, session2, page) {
  return Object.entries(await keptBy(session2, page)).filter(([, value]) => holding(value, text) !== null).map(([place]) => place);
}
async function placesThatTell(profile, deviceId2, session2, page) {
  return Object.entries(await keptBy(session2, page)).filter(([, value]) => carries(profile, value, deviceId2)).map(([place]) => place);
}
function writes(journal) {
  return journal.flatMap((entry) => {
    if (entry.kind === "cookie") return [`cookie ${entry.text.split("=")[0]}`];
    if (entry.kind === "storage") return [`${entry.area} ${entry.operation} ${entry.key}`];
    return [];
  });
}
function cookieWrites(journal) {
  return journal.flatMap((entry) => {
    if (entry.kind !== "cookie") return [];
    const cookie = writtenCookie(entry.text, entry.at);
    return isRemoval(cookie, entry.at) ? [] : [{ ...cookie, text: entry.text, days: daysWritten(cookie, entry.at) }];
  });
}
function lifetimesOf(journal, cookies) {
  const names = cookies.map(({ name: name2 }) => name2);
  const days2 = cookieWrites(journal).filter(({ name: name2 }) => names.includes(name2)).map((write) => toTheMinute(write.days));
  return [...new Set(days2)];
}
function toTheMinute(days2) {
  return Math.round(days2 * 1e3) / 1e3;
}
function pageErrors(journal) {
  return journal.flatMap((entry) => entry.kind === "error" ? [`${entry.error.name}: ${entry.error.message}`] : []);
}
function halves3(pair) {
  const at = pair.indexOf("=");
  return at < 0 ? ["", pair] : [pair.slice(0, at), pair.slice(at + 1)];
}

// suites/trial.ts
var Violation = class extends Error {
  finding;
  constructor(finding) {
    super(finding.message);
    this.finding = finding;
  }
};
var Blocked = class extends Error {
};
var CAPABILITY_OF = {
  cookieExpiration: "cookieExpiration",
  cookieForceUpgrade: "deprecatedCookie",
  deferInitialization: "deferInitialization",
  deviceId: "deviceId",
  deviceIdFromUrlParam: "deviceIdFromUrlParam",
  disableCookies: "disableCookies",
  domain: "cookieDomain",
  optOut: "optOut",
  sameSiteCookie: "sameSiteCookie",
  savedMaxCount: "savedMaxCount",
  saveEvents: "saveEvents",
  secureCookie: "secureCookie",
  sessionTimeout: "sessionTimeout",
  unsentIdentifyKey: "unsentKeys",
  unsentKey: "unsentKeys",
  uploadThreshold: "uploadThreshold"
};
var Trial = class {
  findings = [];
  sessions = [];
  timeline = new Timeline();
  #bench;
  #throws;
  constructor(bench, { violationsThrow }) {
    this.#bench = bench;
    this.#throws = violationsThrow;
  }
  get profile() {
    return this.#bench.vocabulary;
  }
  can(capability) {
    return this.#bench.candidate.capabilities.includes(capability);
  }
  /** Options without those that the candidate does not declare it has. */
  possible(options4) {
    return Object.fromEntries(
      Object.entries(options4).filter(([option]) => {
        const capability = CAPABILITY_OF[option];
        return capability === void 0 || this.can(capability);
      })
    );
  }
  /** A fresh browsing state on a site of its own: below the public suffix `test` and from now on, unless said otherwise. */
  async session({ cookies = "kept", ...options4 } = {}) {
    const engine = cookies === "kept" ? this.#bench.engine : await this.#bench.engineWith({ cookies });
    const session2 = new Session(engine, this.#bench.laboratory, this.#bench.candidate, options4, this.timeline);
    this.sessions.push(session2);
    return session2;
  }
  /**
   * Judges a requirement: `seen` must deeply equal `expected`. `what` names the thing, as a noun, so that a message reads
   * “what: expected …, saw …”. Several judgements of one requirement must all hold; one that does not apply to the
   * candidate is not judged.
   */
  judge(id, what, seen, expected) {
    if (whyInapplicable(id, this.#bench.candidate) !== null) return;
    const holds = isDeepStrictEqual(seen, expected);
    this.timeline.judged(id, what, holds);
    if (holds) {
      this.findings.push({ requirement: id, verdict: "pass" });
      return;
    }
    const shown3 = { expected: show(expected), seen: show(seen) };
    const finding = {
      requirement: id,
      verdict: brokenVerdict(requirement(id).level),
      message: `${what}: expected ${shown3.expected}, saw ${shown3.seen}`,
      ...shown3
    };
    if (this.#throws) throw new Violation(finding);
    this.findings.push(finding);
  }
  /** Says that a requirement cannot be judged, because of another that does not hold. */
  block(id, why) {
    this.findings.push({ requirement: id, verdict: "blocked", message: why });
  }
  /** Says that a requirement cannot be shown here, by this engine or by what this candidate does. */
  excuse(id, why) {
    this.findings.push({ requirement: id, verdict: "untestable", message: why });
  }
  /**
   * Establishes what the check takes for granted: that the thing whose absence it is about to judge would have been
   * seen. Where that is not so, the check’s requirements are blocked.
   */
  establish(what, seen, expected) {
    if (!isDeepStrictEqual(seen, expected)) {
      throw new Blocked(`${what}: expected ${show(expected)}, saw ${show(seen)}; without it nothing can be told`);
    }
  }
  /**
   * Has everything that there is at a moment told to readers of the results, whether or not the requirements hold. A
   * property has too many values for that, and shows nothing.
   */
  async show(moment, session2, page) {
    if (!this.#throws) await session2.moment(moment, page, writes(session2.journal));
  }
  /** Judges what holds in every check, whatever else it looks at: nobody is talked to but the ingestion endpoint. */
  judgeBystanders() {
    const foreign = this.sessions.flatMap((session2) => session2.foreign());
    if (foreign.length > 0) this.judge("NETWORK-1", "requests to foreign addresses", foreign, []);
  }
  async close() {
    for (const session2 of this.sessions.splice(0)) await session2.close();
  }
};
function show(value) {
  return inspect(value, { depth: 5, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 20, maxStringLength: 400 });
}

// suites/run-check.ts
var UNEVENTFUL = ["pass", "untestable", "inapplicable"];
var SHRINKS = 60;
async function runCheck(check2, bench, options4) {
  const started = performance.now();
  const pagesBefore = bench.laboratory.pages;
  const { doesNotLoad } = bench;
  if (doesNotLoad) return reportUnrun(check2, bench, options4, doesNotLoad);
  const outcome = inapplicable(check2, bench).length === check2.covers.length ? NOT_RUN : check2.kind === "scenario" ? await runScenario(check2, bench) : await runProperty(check2, bench, options4, seedFor(check2, options4.seed));
  const pages = bench.laboratory.pages - pagesBefore;
  return { ...reportOf(check2, bench, options4, outcome), pages, duration: performance.now() - started };
}
function reportUnrun(check2, judged, options4, { verdict, message }) {
  const findings = sayOfTheRest(check2, [], verdict, message);
  return reportOf(check2, judged, options4, { ...NOT_RUN, findings });
}
function reportOf(check2, judged, { seed: seed2, assumptions }, { findings, runs, path: path4, timeline }) {
  const excluded = inapplicable(check2, judged);
  const counterexample = path4 === void 0 ? void 0 : { seed: seed2, path: path4 };
  const all = [
    ...excluded,
    ...findings.filter(({ requirement: id }) => !excluded.some((one) => one.requirement === id))
  ];
  return {
    check: check2.id,
    title: check2.title,
    kind: check2.kind,
    engine: judged.engine.name,
    build: judged.engine.build,
    assumptions,
    findings: [.../* @__PURE__ */ new Set([...check2.covers, ...all.map(({ requirement: id }) => id)])].map((id) => oneFinding(id, all)),
    ...timeline && { timeline },
    seed: check2.kind === "property" ? seedFor(check2, seed2) : null,
    runs,
    pages: 0,
    ...counterexample && { counterexample },
    replay: judgeCommand(judged.candidate.specifier, { engine: judged.engine.name, check: check2.id, counterexample }),
    duration: 0
  };
}
var NOT_RUN = { findings: [], runs: 0, path: void 0, timeline: void 0 };
async function runScenario(check2, bench) {
  const trial = new Trial(bench, { violationsThrow: false });
  try {
    await check2.run(trial);
    trial.judgeBystanders();
    return scenarioOutcome(trial.findings, trial);
  } catch (error) {
    const findings = [...trial.findings, ...sayOfTheRest(check2, trial.findings, verdictOf(error), messageOf(error))];
    return scenarioOutcome(findings, trial);
  } finally {
    await trial.close();
  }
}
function scenarioOutcome(findings, { sessions, timeline, profile }) {
  const telling = timeline.hasMoments || findings.some(({ verdict }) => !UNEVENTFUL.includes(verdict));
  return {
    findings: withEvidence(findings, sessions),
    runs: 1,
    path: void 0,
    timeline: telling ? timeline.told(profile) : void 0
  };
}
async function runProperty(check2, bench, options4, seed2) {
  let failure;
  let shrinks = 0;
  const { shrinks: limit = SHRINKS, told: told3 = fc.stringify } = check2;
  const judged = /* @__PURE__ */ new Set();
  const deviations = /* @__PURE__ */ new Map();
  const details = await fc.check(
    fc.asyncProperty(check2.arbitrary, async (value) => {
      const stop = failure && (verdictOf(failure.error) === "harness-error" || shrinks++ >= limit);
      if (stop) return;
      const trial = new Trial(bench, { violationsThrow: true });
      try {
        await check2.holds(trial, value);
        trial.judgeBystanders();
        for (const finding of trial.findings) judged.add(finding.requirement);
      } catch (error) {
        const findings = withEvidence(foundBy(error), trial.sessions);
        if (check2.passesOverDeviations && findings.some((finding) => isDeclared(finding, bench))) {
          for (const { requirement: requirement2 } of trial.findings) judged.add(requirement2);
          for (const finding of findings)
            deviations.set(finding.requirement, { ...finding, message: `${finding.message}, for ${told3(value)}` });
          return;
        }
        failure = { error, findings, trial, value: told3(value) };
        throw error;
      } finally {
        await trial.close();
      }
    }),
    {
      seed: seed2,
      numRuns: Math.max(2, Math.ceil(options4.values / check2.cost)),
      ...options4.path !== void 0 && { path: options4.path, endOnFailure: true }
    }
  );
  const runs = details.numRuns + details.numShrinks;
  if (!failure) {
    const passed = [...judged].map((id) => ({ requirement: id, verdict: "pass" }));
    const known = [...passed, ...deviations.values()];
    const rest2 = sayOfTheRest(check2, known, "blocked", `none of ${details.numRuns} values came to judge it`);
    return { findings: [...known, ...rest2], runs, path: void 0, timeline: void 0 };
  }
  const counterexample = {
    name: "counterexample",
    text: `${failure.value}, found after ${details.numRuns} values and ${details.numShrinks} shrinks`
  };
  const said2 = failure.findings.map((finding) => ({
    ...finding,
    message: `${finding.message}, for ${failure?.value}`,
    evidence: [counterexample, ...finding.evidence ?? []]
  }));
  const [first] = said2;
  const rest = first ? sayOfTheRest(check2, said2, "blocked", `the values ran out at a violation of ${first.requirement}`) : sayOfTheRest(check2, [], verdictOf(failure.error), `${messageOf(failure.error)}, for ${failure.value}`);
  return {
    findings: [...said2, ...rest],
    runs,
    path: details.counterexamplePath ?? void 0,
    timeline: failure.trial.timeline.told(failure.trial.profile)
  };
}
function isDeclared({ requirement: requirement2, verdict }, { candidate, engine }) {
  const known = candidate.deviations.find((one) => one.requirement === requirement2);
  return verdict === "fail" && known !== void 0 && known.engines.includes(engine.name);
}
function inapplicable(check2, { candidate }) {
  return check2.covers.flatMap((id) => {
    const message = whyInapplicable(id, candidate);
    return message === null ? [] : [{ requirement: id, verdict: "inapplicable", message }];
  });
}
function oneFinding(id, findings) {
  const own = findings.filter((finding) => finding.requirement === id);
  const verdict = worst(own.map((finding) => finding.verdict));
  const first = own.find((finding) => finding.verdict === verdict);
  return first ?? { requirement: id, verdict: "harness-error", message: "the check ended without judging it" };
}
function sayOfTheRest(check2, found, verdict, message) {
  return check2.covers.filter((id) => !found.some((finding) => finding.requirement === id)).map((id) => ({ requirement: id, verdict, message }));
}
function foundBy(error) {
  return error instanceof Violation ? [error.finding] : [];
}
function verdictOf(error) {
  if (error instanceof Violation) return error.finding.verdict;
  if (error instanceof Blocked) return "blocked";
  if (error instanceof CandidateCrash || error instanceof CandidateTimeout) return error.verdict;
  if (error instanceof EngineLimit) return "untestable";
  return "harness-error";
}
function messageOf(error) {
  if (!(error instanceof Error)) return String(error);
  return verdictOf(error) === "harness-error" ? error.stack ?? error.message : error.message;
}
var JOURNAL_TAIL = 40;
function withEvidence(findings, sessions) {
  const evidence = sessions.map((session2, index) => ({
    name: sessions.length > 1 ? `journal of session ${index + 1}` : "journal",
    text: session2.story(JOURNAL_TAIL)
  }));
  return findings.map((finding) => finding.verdict === "pass" ? finding : { ...finding, evidence });
}
function seedFor(check2, seed2) {
  let mixed = seed2 | 0;
  for (const character of check2.id) mixed = Math.imul(mixed, 31) + character.charCodeAt(0) | 0;
  return mixed;
}

// suites/workbench.ts
var Workbench = class _Workbench {
  candidate;
  vocabulary;
  laboratory;
  engine;
  assumptions;
  doesNotLoad = null;
  #others = /* @__PURE__ */ new Map();
  constructor(candidate, vocabulary, laboratory, engine, assumptions) {
    this.candidate = candidate;
    this.vocabulary = vocabulary;
    this.laboratory = laboratory;
    this.engine = engine;
    this.assumptions = assumptions;
  }
  static async start(name2, candidate) {
    const laboratory = await Laboratory.start(candidate);
    const engine = await launchEngine(name2, laboratory);
    const vocabulary = await vocabularyOf(candidate);
    const assumptions = await establishAssumptions(engine, laboratory);
    const workbench = new _Workbench(candidate, vocabulary, laboratory, engine, assumptions);
    await workbench.#load();
    return workbench;
  }
  /** Finds out once, rather than in every check, whether a page can be opened with the candidate on it. */
  async #load() {
    const session2 = new Session(this.engine, this.laboratory, this.candidate);
    try {
      await session2.open();
    } catch (error) {
      if (!(error instanceof CandidateCrash || error instanceof CandidateTimeout)) throw error;
      this.doesNotLoad = error;
    } finally {
      await session2.close();
    }
  }
  engineWith(options4) {
    const key = JSON.stringify(options4);
    const known = this.#others.get(key) ?? launchEngine(this.engine.name, this.laboratory, options4);
    this.#others.set(key, known);
    return known;
  }
  /** Runs a check, with `values` for a property that costs one page load. */
  run(check2, { seed: seed2, values: values2, path: path4 }) {
    return runCheck(check2, this, { seed: seed2, values: values2, assumptions: this.assumptions, ...path4 !== void 0 && { path: path4 } });
  }
  async close() {
    for (const engine of await Promise.allSettled(this.#others.values())) {
      if (engine.status === "fulfilled") await engine.value.close();
    }
    await this.engine.close();
    await this.laboratory.close();
  }
};

// harness/candidate/inline-candidate.ts
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir as tmpdir2 } from "node:os";
import path2 from "node:path";

// spec/profile.ts
import { z as z10 } from "zod";

// spec/oracle/cookie-name.ts
function identityCookieName(profile, apiKey, domain) {
  const { prefix, keyCharacters: keyCharacters2, domainFollows } = profile.identityCookie;
  return prefix + beginning(apiKey, keyCharacters2) + (domainFollows ? domain : "");
}
function deprecatedCookieName({ deprecatedCookie: deprecatedCookie3 }, apiKey, domain) {
  if (!deprecatedCookie3) return null;
  const { name: name2, separator, keyCharacters: keyCharacters2, domainSeparator } = deprecatedCookie3;
  const site = domainSeparator === null ? "" : domainSeparator + domain;
  return name2 + separator + beginning(apiKey, keyCharacters2) + site;
}
function beginning(apiKey, keyCharacters2) {
  return keyCharacters2 === "all" ? apiKey : apiKey.slice(0, keyCharacters2);
}

// spec/contradictions.ts
function contradictions(profile) {
  const { apiKeyField, eventsField } = profile.upload;
  return [
    ...sharedByProjects(profile),
    ...sharedQueue(profile),
    ...sharedCookie(profile),
    ...namedTwice(["api", "options"], profile.api.options),
    ...namedTwice(["event"], profile.event),
    ...namedTwice(["upload"], { apiKeyField, eventsField }),
    ...fieldsNamedTwice(["identityCookie", "codec"], profile.identityCookie.codec),
    ...fieldsNamedTwice(["deprecatedCookie", "codec"], profile.deprecatedCookie?.codec)
  ];
}
function sharedByProjects({ line, identityCookie: identityCookie2, unsent: unsent2 }) {
  if (line === "amplitude-js 3-5") return [];
  return Object.entries({ identityCookie: identityCookie2, unsent: unsent2 }).flatMap(([part, { keyCharacters: keyCharacters2 }]) => {
    const must = `at least 1 where profile.line is ${line}, which keeps the projects of a site apart`;
    return keyCharacters2 === 0 ? [{ path: [part, "keyCharacters"], must, seen: keyCharacters2 }] : [];
  });
}
function sharedQueue({ line, unsent: { eventsKey, identifiesKey } }) {
  if (eventsKey !== identifiesKey || !AMPLITUDE_JS.some((one) => one === line)) return [];
  const must = `other than profile.unsent.eventsKey where profile.line is ${line}, which keeps two queues`;
  return [{ path: ["unsent", "identifiesKey"], must, seen: identifiesKey }];
}
function sharedCookie(profile) {
  const key = "k".repeat(100);
  const name2 = identityCookieName(profile, key, "shop.test");
  if (name2 !== deprecatedCookieName(profile, key, "shop.test")) return [];
  const must = "such that an identity cookie is not called what profile.deprecatedCookie.name makes of a deprecated one";
  return [{ path: ["identityCookie", "prefix"], must, seen: profile.identityCookie.prefix }];
}
function fieldsNamedTwice(path4, codec) {
  return codec?.kind === "json" ? namedTwice([...path4, "fields"], codec.fields) : [];
}
function namedTwice(path4, names) {
  const entries = Object.entries(names);
  return entries.flatMap(([field, name2], index) => {
    const [earlier] = entries.slice(0, index).find(([, other]) => name2 !== null && other === name2) ?? [];
    if (earlier === void 0) return [];
    const must = `other than profile.${[...path4, earlier].join(".")}, since one name cannot say both`;
    return [{ path: [...path4, field], must, seen: name2 }];
  });
}

// spec/profile.ts
var name = z10.string().min(1);
var keyCharacters = z10.union([z10.int().nonnegative(), z10.literal("all")]);
var identityFieldsSchema = z10.strictObject({
  deviceId: name,
  userId: name,
  optOut: name,
  sessionId: name,
  lastEventTime: name,
  eventId: name.nullable(),
  identifyId: name.nullable(),
  sequenceNumber: name.nullable()
});
var knownCodecSchema = z10.discriminatedUnion("kind", [
  /** Eight fields joined by dots, numbers in radix 32. */
  z10.strictObject({ kind: z10.literal("dotted") }),
  /** A JSON object, wrapped in what `wrappings` names, the innermost first: percent-encoding, Base64 of UTF-8. */
  z10.strictObject({
    kind: z10.literal("json"),
    wrappings: z10.array(z10.enum(["uri", "base64"])),
    fields: identityFieldsSchema
  })
]);
var codecSchema = z10.discriminatedUnion("kind", [
  ...knownCodecSchema.options,
  /** None of these: the candidate’s adapter module exports `decodeIdentity`. */
  z10.strictObject({ kind: z10.literal("own") })
]);
var eventFieldsSchema = z10.strictObject({
  type: name,
  userId: name,
  deviceId: name,
  properties: name,
  userProperties: name,
  sessionId: name,
  time: name,
  eventId: name.nullable(),
  sequenceNumber: name.nullable()
});
var profileSchema = z10.strictObject({
  line: behaviourLineSchema,
  /** How a page gets hold of the candidate. */
  api: z10.strictObject({
    /** The global that its scripts define. */
    global: name,
    /** Options that it spells otherwise than the guide does: the guide’s name, and its own. */
    options: z10.record(name, name)
  }),
  /** The identity cookie: its name is the prefix, then the key’s characters, then the site’s domain where that follows. */
  identityCookie: z10.strictObject({
    /** What every identity cookie’s name begins with, separator included. */
    prefix: name,
    /** How many of the API key’s first characters follow the prefix. */
    keyCharacters,
    /** Whether the site’s registrable domain follows them. */
    domainFollows: z10.boolean(),
    codec: codecSchema
  }),
  /** The identity cookie of an earlier line, where this one still reads it. Its name holds the whole API key. */
  deprecatedCookie: z10.strictObject({
    name,
    separator: z10.string(),
    keyCharacters,
    /** What stands between the key and the site’s registrable domain; `null` where no domain follows. */
    domainSeparator: z10.string().nullable(),
    codec: knownCodecSchema
  }).optional(),
  unsent: z10.strictObject({
    /** Local-storage key of unsent events, before the API key is added. */
    eventsKey: name,
    /** Local-storage key of unsent identifies, before the API key is added; that of events where both share one. */
    identifiesKey: name,
    /** What stands between those keys and the API key. */
    separator: z10.string(),
    /** How many of the API key’s first characters follow. */
    keyCharacters
  }),
  /** The parameter of a page’s address that can hold a device id. */
  deviceIdParameter: name,
  event: eventFieldsSchema,
  /** How an upload arrives, and how it is answered. */
  upload: z10.strictObject({
    /** A form, whose field of events is JSON; or one JSON object. */
    format: z10.enum(["form", "json"]),
    apiKeyField: name,
    eventsField: name,
    /** The body of an accepting answer. */
    acceptedBody: z10.string(),
    /** The body of a refusing one; `{status}` in it stands for the status. */
    refusedBody: z10.string(),
    contentType: name
  })
}).superRefine((profile, { addIssue }) => {
  for (const { path: path4, must, seen } of contradictions(profile))
    addIssue({ code: "custom", path: path4, message: must, input: seen });
});

// spec/profiles/amplitude-js-6-8.ts
var amplitudeJsIdentityFields = {
  deviceId: "deviceId",
  userId: "userId",
  optOut: "optOut",
  sessionId: "sessionId",
  lastEventTime: "lastEventTime",
  eventId: "eventId",
  identifyId: "identifyId",
  sequenceNumber: "sequenceNumber"
};
var amplitudeJs6To8 = profileSchema.parse({
  line: "amplitude-js 6-8",
  api: { global: "amplitude", options: {} },
  identityCookie: { prefix: "amp_", keyCharacters: 6, domainFollows: false, codec: { kind: "dotted" } },
  deprecatedCookie: {
    name: "amplitude_id",
    separator: "_",
    keyCharacters: "all",
    domainSeparator: "",
    codec: { kind: "json", wrappings: ["base64"], fields: amplitudeJsIdentityFields }
  },
  unsent: {
    eventsKey: "amplitude_unsent",
    identifiesKey: "amplitude_unsent_identify",
    separator: "_",
    keyCharacters: "all"
  },
  deviceIdParameter: "amp_device_id",
  event: {
    type: "event_type",
    userId: "user_id",
    deviceId: "device_id",
    properties: "event_properties",
    userProperties: "user_properties",
    sessionId: "session_id",
    time: "timestamp",
    eventId: "event_id",
    sequenceNumber: "sequence_number"
  },
  upload: {
    format: "form",
    apiKeyField: "client",
    eventsField: "e",
    acceptedBody: "success",
    refusedBody: "refused",
    contentType: "text/html; charset=utf-8"
  }
});

// harness/candidate/inline-candidate.ts
function inlineCandidate(source, capabilities = capabilitySchema.options) {
  const script = path2.join(mkdtempSync(path2.join(tmpdir2(), "candidate-")), "inline.js");
  writeFileSync(script, source);
  return {
    specifier: `file:${script}`,
    name: "inline",
    version: null,
    hash: `sha256-${createHash("sha256").update(source).digest("hex")}`,
    scripts: [script],
    adapter: "amplitude-js",
    profile: amplitudeJs6To8,
    capabilities,
    deviations: []
  };
}

// suites/defects.ts
import path3 from "node:path";

// harness/candidate/kept-between-runs.ts
import envPaths from "env-paths";
var KEPT_BETWEEN_RUNS = envPaths("amplitude-conformance", { suffix: "" }).cache;

// harness/candidate/resolve.ts
import { basename as basename3, join as join12 } from "node:path";

// harness/candidate/candidate.ts
import { isAbsolute as isAbsolute2 } from "node:path";
import { z as z11 } from "zod";
var deviationSchema = z11.strictObject({
  requirement: z11.string(),
  /** Engines where it happens. */
  engines: z11.array(engineNameSchema).nonempty(),
  /** Why: what the candidate does instead, with evidence a reader can repeat. */
  reason: z11.string().min(30)
});
var ADAPTERS = ["amplitude-js", "analytics-browser"];
var candidateSchema = z11.strictObject({
  /** How it was asked for: `reference`, `npm:amplitude-js@8.21.10`, `file:./dist/fork.umd.js`. */
  specifier: z11.string(),
  name: z11.string(),
  version: z11.string().nullable(),
  /** `sha256-` and the hex digest of the scripts, in order, and of the adapter where that is the candidate’s own. */
  hash: z11.string().regex(/^sha256-[0-9a-f]{64}$/),
  /** Absolute paths of classic scripts, in the order a page includes them. */
  scripts: z11.array(z11.string()).nonempty(),
  /** A built-in one by its name, or the absolute path of the candidate’s own. */
  adapter: z11.union([z11.enum(ADAPTERS), z11.string().refine(isAbsolute2)]),
  profile: profileSchema,
  capabilities: z11.array(capabilitySchema),
  deviations: z11.array(deviationSchema),
  /** The published requirement set that it asks to be scored by. */
  revision: z11.string().optional()
});
function slug(candidate) {
  const label = candidate.version === null ? candidate.name : `${candidate.name}@${candidate.version}`;
  return label.replace(/[^A-Za-z0-9@._-]+/g, "-").replace(/^-+|-+$/g, "");
}

// harness/candidate/classic-script.ts
init_explained();
init_script_fault();
init_shell_word();
import { readdir, readFile as readFile2, stat } from "node:fs/promises";
import { basename, dirname as dirname2, extname, join as join2, relative } from "node:path";
var byPath = (cwd) => ({ cwd, instead: (path4) => judgeCommand(`file:${path4}`) });
async function requireClassicScript(path4, { cwd, instead }) {
  const shown3 = relative(cwd, path4) || ".";
  const expected = "a JavaScript file that a page can include as a classic script";
  const scriptIn = async (folder) => {
    const [script] = await scriptsIn(folder);
    return script === void 0 ? null : instead(relative(cwd, join2(folder, script)));
  };
  const status = await stat(path4).catch(() => null);
  if (!status) {
    const next = await scriptIn(dirname2(path4)) ?? `ls ${shellWord(await nearestFolder(path4, cwd))}`;
    throw explained({ expected, seen: `${shown3} does not exist`, next });
  }
  if (!status.isFile()) {
    const next = await scriptIn(path4) ?? `ls ${shellWord(shown3)}`;
    throw explained({ expected, seen: `${shown3} is a folder`, next });
  }
  const fault = await scriptFault(await readFile2(path4));
  if (fault === null) return;
  const seen = `${shown3} ${fault.says}`;
  if (/\.[cm]?ts$/.test(path4))
    throw explained({
      expected: `${expected}; a candidate file\u2019s name ends in .candidate.ts`,
      seen,
      next: bundled2(shown3)
    });
  if (fault.kind === "module")
    throw explained({
      expected: `${expected}: a bundle in the format iife or umd, which defines a global`,
      seen,
      next: bundled2(shown3)
    });
  throw explained({
    expected,
    seen,
    next: fault.kind === "syntax" ? `node --check ${shellWord(shown3)}` : `ls -l ${shellWord(shown3)}`
  });
}
function bundled2(path4) {
  const outfile = join2(dirname2(path4), `${basename(path4, extname(path4))}.iife.js`);
  return `npx esbuild ${shellWord(path4)} --bundle --format=iife --global-name=amplitude --outfile=${shellWord(outfile)}`;
}
async function nearestFolder(path4, cwd) {
  let folder = dirname2(path4);
  while (await stat(folder).catch(() => null) === null) folder = dirname2(folder);
  return relative(cwd, folder) || ".";
}
async function scriptsIn(folder) {
  const entries = await readdir(folder).catch(() => []);
  return entries.filter((entry) => /\.c?js$/.test(entry)).sort();
}

// harness/candidate/resolve.ts
init_content_hash();
init_content_store();

// harness/candidate/described-candidate.ts
import { isAbsolute as isAbsolute3, relative as relative6 } from "node:path";
import { z as z17 } from "zod";

// harness/candidate/candidate-file.ts
import { z as z13 } from "zod";

// spec/profiles/amplitude-js-3-5.ts
var { deprecatedCookie: _, ...shared } = amplitudeJs6To8;
var amplitudeJs3To5 = profileSchema.parse({
  ...shared,
  line: "amplitude-js 3-5",
  identityCookie: {
    prefix: "amplitude_id_",
    keyCharacters: "all",
    domainFollows: true,
    codec: { kind: "json", wrappings: ["base64"], fields: amplitudeJsIdentityFields }
  }
});

// harness/candidate/known/amplitude-js.ts
init_version();
var amplitudeJs = {
  adapter: "amplitude-js",
  profile: amplitudeJs6To8,
  capabilities: capabilitySchema.options
};
var FIRST = "3.2.0";
var FIRST_OF_6_TO_8 = "6.0.1";
var SINCE = {
  deviceIdFromUrlParam: "3.4.0",
  // 4.6.0 has it too, but is not told from its pre-release, which does not.
  secureCookie: "4.7.0",
  deferInitialization: "5.8.0",
  sameSiteCookie: "5.11.0",
  deprecatedCookie: FIRST_OF_6_TO_8,
  disableCookies: FIRST_OF_6_TO_8,
  clearStorage: "8.3.0"
};
var UMD_ONLY = { from: "7.1.1", below: "7.1.2" };
var FIRST_WITH_KEY = "4.1.0";
var changes = [
  .../* @__PURE__ */ new Set([FIRST, FIRST_WITH_KEY, FIRST_OF_6_TO_8, UMD_ONLY.from, UMD_ONLY.below, ...Object.values(SINCE), "9.0.0"])
].sort(compareVersions);
var NAMES_WITHOUT_KEY = {
  parts: ["name of the identity cookie", "unsent events", "unsent identifies"],
  because: "it leaves the API key out of every name"
};
var amplitudeJsReleases = changes.slice(1).map((below, index) => {
  const from = changes[index] ?? FIRST;
  return {
    from,
    below,
    adapter: "amplitude-js",
    profile: compareVersions(from, FIRST_OF_6_TO_8) < 0 ? amplitudeJs3To5 : amplitudeJs6To8,
    capabilities: amplitudeJs.capabilities.filter((one) => compareVersions(SINCE[one] ?? FIRST, from) <= 0),
    scripts: [from === UMD_ONLY.from ? "amplitude.umd.js" : "amplitude.js"],
    ...compareVersions(from, FIRST_WITH_KEY) < 0 && { breaks: NAMES_WITHOUT_KEY }
  };
});

// spec/profiles/analytics-browser.ts
function analyticsBrowser(line, options4) {
  return profileSchema.parse({
    line,
    api: { global: "amplitude", options: options4 },
    identityCookie: {
      prefix: "AMP_",
      keyCharacters: 10,
      domainFollows: false,
      codec: {
        kind: "json",
        wrappings: ["uri", "base64"],
        fields: {
          deviceId: "deviceId",
          userId: "userId",
          optOut: "optOut",
          sessionId: "sessionId",
          lastEventTime: "lastEventTime",
          eventId: "lastEventId",
          identifyId: null,
          sequenceNumber: null
        }
      }
    },
    unsent: { eventsKey: "AMP_unsent", identifiesKey: "AMP_unsent", separator: "_", keyCharacters: 10 },
    deviceIdParameter: "deviceId",
    event: {
      type: "event_type",
      userId: "user_id",
      deviceId: "device_id",
      properties: "event_properties",
      userProperties: "user_properties",
      sessionId: "session_id",
      time: "time",
      eventId: "event_id",
      sequenceNumber: null
    },
    upload: {
      format: "json",
      apiKeyField: "api_key",
      eventsField: "events",
      acceptedBody: '{"code":200,"events_ingested":1,"payload_size_bytes":1,"server_upload_time":1}',
      refusedBody: '{"code":{status},"error":"refused"}',
      contentType: "application/json"
    }
  });
}

// spec/profiles/analytics-browser-1.ts
var analyticsBrowser1 = analyticsBrowser("analytics-browser 1", {
  sameSiteCookie: "cookieSameSite",
  secureCookie: "cookieSecure"
});

// spec/profiles/analytics-browser-2.ts
var analyticsBrowser2 = analyticsBrowser("analytics-browser 2", {
  cookieExpiration: "cookieOptions.expiration",
  disableCookies: "identityStorage",
  domain: "cookieOptions.domain",
  sameSiteCookie: "cookieOptions.sameSite",
  secureCookie: "cookieOptions.secure"
});

// harness/candidate/known/analytics-browser.ts
var always = [
  "cookieDomain",
  "cookieExpiration",
  "deviceId",
  "disableCookies",
  "identify",
  "optOut",
  "sameSiteCookie",
  "secureCookie",
  "sessionTimeout"
];
var common22 = { adapter: "analytics-browser", scripts: ["lib/scripts/amplitude-min.js"] };
var withInstances = [...always, "instances"];
var analyticsBrowserReleases = [
  // The option saveEvents was gone with the next version.
  { ...common22, from: "1.0.2", below: "1.0.3", profile: analyticsBrowser1, capabilities: [...always, "saveEvents"] },
  { ...common22, from: "1.0.3", below: "1.2.0", profile: analyticsBrowser1, capabilities: always },
  { ...common22, from: "1.2.0", below: "2.0.0", profile: analyticsBrowser1, capabilities: withInstances },
  { ...common22, from: "2.0.0", below: "3.0.0", profile: analyticsBrowser2, capabilities: withInstances }
];

// harness/candidate/known-packages.ts
init_version();
var knownPackages = /* @__PURE__ */ new Map([
  ["amplitude-js", amplitudeJsReleases],
  ["@amplitude/analytics-browser", analyticsBrowserReleases]
]);
function releaseOf(releases, version2) {
  return releases.find(({ from, below }) => compareVersions(version2, from) >= 0 && compareVersions(version2, below) < 0);
}
function supported(releases) {
  const [first, last] = [releases.at(0), releases.at(-1)];
  return first && last ? `>=${first.from} <${last.below}` : "none so far";
}

// harness/candidate/lines.ts
var DEFAULT_LINE = "amplitude-js 6-8";
var newest = new Map(
  [...knownPackages.values()].flat().map(({ adapter, profile, capabilities }) => [profile.line, { adapter, profile, capabilities }])
);
var lines = [...newest.keys()];
function lineOf(line) {
  const found = newest.get(line);
  if (!found) throw new Error(`No release of the behaviour line ${line} is known.`);
  return found;
}

// harness/candidate/profile-overlay.ts
import { z as z12 } from "zod";
var { api, identityCookie, deprecatedCookie: deprecatedCookie2, unsent, deviceIdParameter, event, upload } = profileSchema.shape;
var profileOverlaySchema = z12.strictObject({
  api: api.partial(),
  identityCookie: identityCookie.partial(),
  deprecatedCookie: deprecatedCookie2.unwrap().partial(),
  unsent: unsent.partial(),
  deviceIdParameter,
  event: event.partial(),
  upload: upload.partial()
}).partial();
function laidOver(profile, overlay) {
  const parts = Object.entries(overlay).map(([part, fields]) => {
    const below = profile[part];
    return [part, typeof fields === "object" && typeof below === "object" ? { ...below, ...fields } : fields];
  });
  return { ...profile, ...Object.fromEntries(parts) };
}

// harness/candidate/candidate-file.ts
var candidateFileSchema = z13.strictObject({
  $schema: z13.string().optional().describe("Where an editor finds this schema."),
  name: z13.string().regex(/[A-Za-z0-9]/, "a letter or a digit").describe("What the SDK is called in results and on its badge."),
  version: z13.string().min(1).optional(),
  scripts: z13.union([z13.string().min(1), z13.array(z13.string().min(1)).nonempty()]).describe(
    "Classic scripts in the order a page includes them, by their paths as seen from this file; or one npm:NAME@VERSION or https://ADDRESS."
  ),
  follows: z13.enum(lines).describe("The behaviour line whose promises, names and formats it keeps."),
  adapter: z13.string().min(1).optional().describe(
    "A built-in adapter by its name, or the path of a module that exports adapter. That of the line if absent."
  ),
  profile: profileOverlaySchema.optional().describe("The names and formats that differ from those of the line."),
  capabilities: z13.strictObject({ without: z13.array(capabilitySchema).describe("What the line can do and this SDK cannot.") }).optional(),
  deviations: z13.array(deviationSchema.extend({ requirement: z13.enum(catalogue.map(({ id }) => id)) })).optional().describe("Failures that are known, and why. They are shown, never counted as conforming."),
  revision: z13.iso.date().optional().describe("The published requirement set to be scored by: what later ones require is told and not scored.")
});

// harness/candidate/candidate-file-issue.ts
init_explained();
import { z as z14 } from "zod";

// harness/candidate/nearest.ts
import { closestMatch } from "leven";
function nearest(word, words) {
  const lower = new Map(words.map((known) => [known.toLowerCase(), known]));
  const maxDistance = Math.max(2, Math.floor(word.length / 3));
  return lower.get(closestMatch(word.toLowerCase(), [...lower.keys()], { maxDistance }) ?? "");
}

// harness/candidate/candidate-file-issue.ts
function candidateFileIssue({ issues }, schema, shown3) {
  const [issue] = [...issues].sort((one, other) => rank(one) - rank(other));
  if (!issue) throw new Error("An error of zod without an issue.");
  const { expected, seen, change } = explanationOf(issue, schema);
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return explained({
    expected: `in ${shown3}, ${expected}`,
    seen: `${seen}${more}`,
    next: `${change} in ${shown3}, then ${judgeCommand(shown3)}`
  });
}
var COUNTED = { string: "characters", array: "entries" };
function rank({ code }) {
  return code === "unrecognized_keys" ? 0 : 1;
}
function explanationOf(issue, schema) {
  const place = z14.core.toDotPath(issue.path);
  switch (issue.code) {
    case "unrecognized_keys": {
      const [key = ""] = issue.keys;
      const known = keysAt(schema, issue.path);
      const meant = nearest(key, known);
      return {
        expected: `${place ? `a key of ${place}` : "a key of a candidate file"}: ${known.join(", ")}`,
        seen: z14.core.toDotPath([...issue.path, key]),
        change: meant ? `write ${meant} for ${key}` : `remove ${key}`
      };
    }
    case "invalid_value":
      return choice(place, issue.values, issue.input);
    case "too_small": {
      const unit = COUNTED[issue.origin];
      return {
        expected: `${place} to ${unit ? "have" : "be"} at least ${issue.minimum}${unit ? ` ${unit}` : ""}`,
        seen: shown(issue.input),
        change: `correct ${place}`
      };
    }
    case "invalid_type":
      return {
        expected: `${place || "the candidate"} to be ${withArticle(issue.expected)}`,
        seen: shown(issue.input),
        change: `${issue.input === void 0 ? "add" : "correct"} ${place || "the default export"}`
      };
    case "invalid_union":
      if ("options" in issue && issue.options)
        return choice(place, issue.options, given(issue.input, issue.discriminator));
      return {
        expected: `${place} to be ${[...new Set(issue.errors.flat().map(alternative))].join(" or ")}`,
        seen: shown(issue.input),
        change: `correct ${place}`
      };
    default:
      return { expected: `${place} to be ${issue.message}`, seen: shown(issue.input), change: `correct ${place}` };
  }
}
function choice(place, values2, input) {
  const words = values2.map(String);
  const meant = typeof input === "string" ? nearest(input, words) : void 0;
  const few = words.length > 20 ? `one of many, such as ${meant ?? words[0]}` : words.join(" or ");
  const change = meant ? `write ${meant} for ${input}` : `${input === void 0 ? "add" : "correct"} ${place}`;
  return { expected: `${place} to be ${few}`, seen: shown(input), change };
}
function given(object, key = "") {
  return Object(object)[key];
}
function alternative(issue) {
  if (issue.code === "invalid_type") return withArticle(issue.expected);
  return issue.code === "invalid_value" ? issue.values.map(String).join(" or ") : issue.message;
}
function withArticle(noun) {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
function shown(value) {
  const text = value === void 0 ? "nothing" : JSON.stringify(value) ?? typeof value;
  return text.length > 200 ? `${text.slice(0, 200)}\u2026` : text;
}
function keysAt(schema, path4) {
  if (schema instanceof z14.ZodOptional) return keysAt(schema.unwrap(), path4);
  if (schema instanceof z14.ZodUnion) return [...new Set(schema.options.flatMap((option) => keysAt(option, path4)))];
  const [key, ...rest] = path4;
  if (schema instanceof z14.ZodArray) return keysAt(schema.element, rest);
  if (!(schema instanceof z14.ZodObject)) return [];
  if (key === void 0) return Object.keys(schema.shape);
  const inner = schema.shape[String(key)];
  return inner ? keysAt(inner, rest) : [];
}

// harness/candidate/candidate-module.ts
init_explained();
import { readdir as readdir3, stat as stat2 } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { basename as basename2, dirname as dirname4, join as join6, relative as relative3 } from "node:path";
import { pathToFileURL } from "node:url";
import { build as build4 } from "esbuild";
init_shell_word();
async function candidateModule(path4, cwd) {
  const shown3 = relative3(cwd, path4) || ".";
  const expected = "a candidate file: JSON, or a module whose default export is the candidate";
  await requireFile(path4, cwd, shown3, expected);
  const again = judgeCommand(shown3);
  const source = await bundle3(path4).catch((failure) => {
    const [error] = failure.errors;
    const { file = path4, line = 1, column = 0 } = error?.location ?? {};
    const where = relative3(cwd, join6(dirname4(path4), file));
    throw explained({
      expected,
      seen: `${where}:${line}:${column + 1}: ${error?.text ?? failure.message}`,
      next: `mend line ${line} of ${where}, then ${again}`
    });
  });
  const exported = await run(source).catch((error) => {
    throw explained({ expected, seen: `${shown3} threw ${String(error)}`, next: `mend ${shown3}, then ${again}` });
  });
  if ("default" in exported) return exported.default;
  const names = Object.keys(exported);
  throw explained({
    expected,
    seen: `${shown3} has no default export; it exports ${names.join(", ") || "nothing"}`,
    next: `write export default ${names[0] ?? "{ \u2026 }"} in ${shown3}, then ${again}`
  });
}
async function requireFile(path4, cwd, shown3, expected) {
  const status = await stat2(path4).catch(() => null);
  if (status?.isFile()) return;
  const entries = await readdir3(dirname4(path4)).catch(() => []);
  const meant = nearest(
    basename2(path4),
    entries.filter((entry) => entry !== basename2(path4))
  );
  throw explained({
    expected,
    seen: status ? `${shown3} is a folder` : `${shown3} does not exist`,
    next: meant ? judgeCommand(relative3(cwd, join6(dirname4(path4), meant))) : `ls ${shellWord(relative3(cwd, dirname4(path4)) || ".")}`
  });
}
async function bundle3(path4) {
  const { outputFiles } = await build4({
    entryPoints: [path4],
    absWorkingDir: dirname4(path4),
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    conditions: [],
    target: "node20",
    tsconfigRaw: {},
    define: {
      "import.meta.url": JSON.stringify(pathToFileURL(path4).href),
      "import.meta.filename": JSON.stringify(path4),
      "import.meta.dirname": JSON.stringify(dirname4(path4))
    },
    plugins: [packagesStay],
    logLevel: "silent"
  });
  return outputFiles.map(({ text }) => text).join("");
}
var packagesStay = {
  name: "packages stay where they are",
  setup({ onResolve, resolve: resolve4 }) {
    onResolve({ filter: /^[^./]/ }, async ({ path: path4, kind, pluginData, ...from }) => {
      if (kind === "entry-point" || pluginData === packagesStay || isBuiltin(path4)) return void 0;
      const found = await resolve4(path4, { kind, ...from, pluginData: packagesStay });
      return found.errors.length > 0 ? found : { path: pathToFileURL(found.path).href, external: true };
    });
  }
};
async function run(source) {
  return import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`);
}

// harness/candidate/described-candidate.ts
init_content_hash();

// harness/candidate/described-scripts.ts
import { readFile as readFile5 } from "node:fs/promises";
import { dirname as dirname6, join as join11, relative as relative4, resolve as resolve2 } from "node:path";
import { z as z16 } from "zod";
init_explained();

// harness/candidate/published.ts
init_explained();
import { join as join9 } from "node:path";
init_shell_word();
init_version();
async function publishedRelease(name2, wanted, options4) {
  const releases = knownPackages.get(name2);
  if (!releases) throw unknownPackage(name2, wanted);
  if (isExact(wanted)) requireCovered(name2, wanted, releases);
  const copy = await packageCopy(name2, wanted, options4, (version2) => releaseOf(releases, version2) !== void 0);
  const release = requireCovered(name2, copy.version, releases);
  return { version: copy.version, scripts: release.scripts.map((script) => join9(copy.folder, script)), release };
}
async function packageCopy(name2, wanted, { cacheDir, cwd, env }, isCovered = () => true) {
  const { npmPackage: npmPackage2 } = await Promise.resolve().then(() => (init_npm_package(), npm_package_exports));
  return npmPackage2(name2, wanted, { cacheDir: join9(cacheDir, "npm"), cwd, env, isCovered });
}
function requireCovered(name2, version2, releases) {
  const release = releaseOf(releases, version2);
  if (release) return release;
  const [other] = [...knownPackages].find(([, covered]) => covered.length > 0) ?? [name2];
  throw explained({
    expected: `a version of ${name2} that is supported at present: ${supported(releases)}`,
    seen: version2,
    next: judgeCommand(`npm:${releases.length > 0 ? name2 : other}`)
  });
}
function unknownPackage(name2, wanted) {
  const file = `${name2.split("/").at(-1)}.candidate.json`;
  return explained({
    expected: `a package that is known here: ${[...knownPackages.keys()].join(", ")}`,
    seen: `${name2}; what it is driven with and judged by is not known`,
    next: `echo ${shellWord(JSON.stringify({ name: name2, scripts: `npm:${name2}@${wanted}`, follows: DEFAULT_LINE }))} > ${file} && ${judgeCommand(file)}`
  });
}

// harness/candidate/specifier.ts
init_explained();
import { existsSync as existsSync2 } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath as fileURLToPath5 } from "node:url";
var NPM_PACKAGE = /^((?:@[\w.~-]+\/)?[\w.~-]+)(?:@([^:/]+))?$/;
var CANDIDATE_FILE = /\.candidate\.[cm]?[jt]s$|\.json$/;
function parseSpecifier(text, cwd) {
  if (text === void 0 || text === "" || text === "reference") return { kind: "reference" };
  const [, scheme, rest = ""] = /^(npm|file):(.+)$/s.exec(text) ?? [];
  if (scheme === "file") {
    const path4 = filePath(text, rest, cwd);
    return { kind: CANDIDATE_FILE.test(path4) ? "candidate-file" : "file", path: path4 };
  }
  const [, name2, wanted = "latest"] = NPM_PACKAGE.exec(rest) ?? [];
  if (scheme === "npm" && name2) return { kind: "npm", name: name2, wanted };
  if (/^https?:/.test(text) && URL.canParse(text)) return { kind: "url", url: new URL(text).href };
  if (!scheme && CANDIDATE_FILE.test(text)) return { kind: "candidate-file", path: resolve(cwd, text) };
  throw explained({
    expected: "reference, npm:NAME@VERSION, file:PATH, https://ADDRESS, or a candidate file: NAME.candidate.ts or NAME.json",
    seen: JSON.stringify(text),
    next: suggestion(text, cwd)
  });
}
function filePath(text, path4, cwd) {
  if (!path4.startsWith("//")) return resolve(cwd, path4);
  try {
    return fileURLToPath5(text);
  } catch {
    throw explained({
      expected: "file:PATH relative to the current folder, or a file URL with three slashes",
      seen: JSON.stringify(text),
      next: judgeCommand(`file:${path4.slice(2)}`)
    });
  }
}
function suggestion(text, cwd) {
  const name2 = text.replace(/^\w+:/, "");
  if (existsSync2(resolve(cwd, name2)) || /^[./~]|\.[cm]?js$/.test(name2)) return judgeCommand(`file:${name2}`);
  return judgeCommand(NPM_PACKAGE.test(name2) ? `npm:${name2}` : "reference");
}

// harness/candidate/described-scripts.ts
async function describedScripts(scripts, file, options4) {
  const shown3 = relative4(options4.cwd, file);
  const given2 = [scripts].flat();
  const elsewhere = given2.find((script) => /^(?:npm|https?):/.test(script));
  if (elsewhere !== void 0 && given2.length > 1) {
    throw explained({
      expected: `in ${shown3}, scripts to be paths, or one npm:NAME@VERSION or https://ADDRESS`,
      seen: JSON.stringify(given2),
      next: `write "scripts": ${JSON.stringify(elsewhere)} in ${shown3}, then ${judgeCommand(shown3)}`
    });
  }
  const paths2 = elsewhere === void 0 ? given2.map((script) => resolve2(dirname6(file), script)) : await fetchedScripts(elsewhere, options4);
  const instead = (path4) => `write ${JSON.stringify(relative4(dirname6(file), resolve2(options4.cwd, path4)))} for it in scripts of ${shown3}, then ${judgeCommand(shown3)}`;
  for (const path4 of paths2) await requireClassicScript(path4, { cwd: options4.cwd, instead });
  return paths2;
}
async function fetchedScripts(specifier, options4) {
  const asked = parseSpecifier(specifier, options4.cwd);
  if (asked.kind === "npm") {
    const { name: name2, wanted } = asked;
    return knownPackages.has(name2) ? (await publishedRelease(name2, wanted, options4)).scripts : [await bundleOf(name2, wanted, options4)];
  }
  if (asked.kind !== "url") throw new Error(`${specifier} is neither of a package nor an address.`);
  const { fetchedScript: fetchedScript2 } = await Promise.resolve().then(() => (init_fetched_script(), fetched_script_exports));
  return [await fetchedScript2(asked.url, options4)];
}
var packageSchema = z16.object({
  unpkg: z16.string().optional(),
  jsdelivr: z16.string().optional(),
  main: z16.string().default("index.js")
});
async function bundleOf(name2, wanted, options4) {
  const { folder } = await packageCopy(name2, wanted, options4);
  const { unpkg, jsdelivr, main } = packageSchema.parse(
    JSON.parse(await readFile5(join11(folder, "package.json"), "utf8"))
  );
  return join11(folder, unpkg ?? jsdelivr ?? main);
}

// harness/candidate/own-adapter.ts
import { stat as stat3 } from "node:fs/promises";
import { dirname as dirname7, relative as relative5, resolve as resolve3 } from "node:path";
init_explained();
async function adapterNamed(adapter, { needs, file, cwd }) {
  const isBuiltIn = ADAPTERS.some((known) => known === adapter);
  if (isBuiltIn && needs.length === 1) return adapter;
  const builtIn2 = needs.length === 1 ? `${ADAPTERS.join(", ")}, or ` : "";
  const wrong = (seen, change) => explained({
    expected: `in ${relative5(cwd, file)}, adapter to be ${builtIn2}the path of a module that exports ${needs.join(" and ")}`,
    seen,
    next: `${change}, then ${judgeCommand(relative5(cwd, file))}`
  });
  const path4 = resolve3(dirname7(file), adapter);
  const shown3 = relative5(cwd, path4);
  if (isBuiltIn) throw wrong(adapter, `write the path of such a module for it in ${relative5(cwd, file)}`);
  if (!(await stat3(path4).catch(() => null))?.isFile()) {
    const meant = nearest(adapter, ADAPTERS) ?? ADAPTERS[0];
    throw wrong(`${shown3}, which is no file`, `write ${meant} for ${adapter} in ${relative5(cwd, file)}`);
  }
  const names = await exportsOfAdapter(path4).catch(({ errors: [error], message }) => {
    const where = error?.location ? `:${error.location.line}:${error.location.column + 1}` : "";
    throw wrong(`${shown3}${where}: ${error?.text ?? message}`, `mend ${shown3}`);
  });
  const missing = needs.find((name2) => !names.includes(name2));
  if (missing === void 0) return path4;
  throw wrong(`${shown3} exports ${names.join(", ") || "nothing"}`, `export ${missing} from ${shown3}`);
}

// harness/candidate/described-candidate.ts
async function describedCandidate(specifier, path4, options4) {
  const { cwd } = options4;
  const shown3 = relative6(cwd, path4);
  const read = candidateFileSchema.safeParse(await candidateModule(path4, cwd), { reportInput: true });
  if (!read.success) throw candidateFileIssue(read.error, candidateFileSchema, shown3);
  const {
    name: name2,
    version: version2 = null,
    follows,
    capabilities: { without } = { without: [] },
    deviations = [],
    revision
  } = read.data;
  const line = lineOf(follows);
  const profile = profileOf(line.profile, read.data.profile ?? {}, shown3);
  const needs = profile.identityCookie.codec.kind === "own" ? ["adapter", "decodeIdentity"] : ["adapter"];
  const adapter = await adapterNamed(read.data.adapter ?? line.adapter, { needs, file: path4, cwd });
  const scripts = await describedScripts(read.data.scripts, path4, options4);
  return candidateSchema.parse({
    specifier,
    name: name2,
    version: version2,
    hash: await contentHash(scripts, isAbsolute3(adapter) ? await bundledAdapter(adapter) : ""),
    scripts,
    adapter,
    profile,
    capabilities: line.capabilities.filter((capability) => !without.includes(capability)),
    deviations,
    revision
  });
}
function profileOf(line, overlay, shown3) {
  const profile = profileSchema.safeParse(laidOver(line, overlay), { reportInput: true });
  if (profile.success) return profile.data;
  const issues = profile.error.issues.map((issue) => ({ ...issue, path: ["profile", ...issue.path] }));
  throw candidateFileIssue(new z17.ZodError(issues), z17.strictObject({ profile: profileSchema }), shown3);
}

// harness/candidate/deviations.ts
import { readFile as readFile6 } from "node:fs/promises";
import { z as z18 } from "zod";
init_diagnostic();
var fileSchema = z18.strictObject({ $comment: z18.string().optional(), deviations: z18.array(deviationSchema) });
async function knownDeviations(name2, version2, folder = new URL("deviations/", import.meta.url)) {
  const file = new URL(`${slug({ name: name2, version: version2 })}.json`, folder);
  const text = await readFile6(file, "utf8").catch((error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return [];
  try {
    const { deviations } = fileSchema.parse(JSON.parse(text));
    for (const deviation of deviations) requirement(deviation.requirement);
    return deviations;
  } catch (error) {
    const why = error instanceof z18.ZodError ? z18.prettifyError(error) : String(error);
    throw new HarnessFault(`${file.pathname} is not a list of deviations: ${why}`, { cause: error });
  }
}

// harness/candidate/resolve.ts
init_explained();
async function resolveCandidate(specifier, options4) {
  const { cacheDir, cwd, env = process.env, bundleReference: bundleReference2, follows } = options4;
  const asked = parseSpecifier(specifier, cwd);
  if (follows && asked.kind !== "file" && asked.kind !== "url") {
    throw explained({
      expected: "a behaviour line with a bundle, which says nothing of itself",
      seen: `${follows} with ${specifier ?? "reference"}`,
      next: judgeCommand(specifier ?? "reference")
    });
  }
  const line = lineOf(follows ?? DEFAULT_LINE);
  switch (asked.kind) {
    case "reference": {
      const script = await keepByContent(join12(cacheDir, "reference"), "reference.js", bundleReference2);
      return bundle4("reference", "reference", script, line, cwd);
    }
    case "file":
      return bundle4(specifier ?? "", basename3(asked.path), asked.path, line, cwd);
    case "url": {
      const { fetchedScript: fetchedScript2 } = await Promise.resolve().then(() => (init_fetched_script(), fetched_script_exports));
      const script = await fetchedScript2(asked.url, { cacheDir, cwd, env });
      return bundle4(asked.url, basename3(script), script, line, cwd);
    }
    case "npm": {
      const { name: name2, wanted } = asked;
      const { version: version2, scripts, release } = await publishedRelease(name2, wanted, { cacheDir, cwd, env });
      for (const script of scripts) await requireClassicScript(script, byPath(cwd));
      return candidateSchema.parse({
        specifier: `npm:${name2}@${wanted}`,
        name: name2,
        version: version2,
        hash: await contentHash(scripts),
        scripts,
        adapter: release.adapter,
        profile: release.profile,
        capabilities: release.capabilities,
        deviations: await knownDeviations(name2, version2)
      });
    }
    case "candidate-file":
      return describedCandidate(specifier ?? "", asked.path, { cacheDir, cwd, env });
  }
}
async function bundle4(specifier, name2, script, line, cwd) {
  await requireClassicScript(script, byPath(cwd));
  return candidateSchema.parse({
    specifier,
    name: name2,
    version: null,
    hash: await contentHash([script]),
    scripts: [script],
    ...line,
    deviations: []
  });
}

// suites/defects.ts
var LATEST = "8.21.10";
function originalCandidate(version2 = LATEST) {
  const root = path3.resolve(import.meta.dirname, "..");
  return resolveCandidate(`npm:amplitude-js@${version2}`, {
    cwd: root,
    cacheDir: KEPT_BETWEEN_RUNS,
    bundleReference: () => Promise.reject(new Error("not needed"))
  });
}

// reference-impl/bundle.ts
import { fileURLToPath as fileURLToPath6 } from "node:url";
import { build as build5 } from "esbuild";
async function bundleReference(outfile) {
  await bundle5(outfile, []);
}
async function bundle5(outfile, plugins) {
  await build5({
    entryPoints: [fileURLToPath6(new URL("index", import.meta.url))],
    plugins,
    outfile,
    bundle: true,
    format: "iife",
    target: "es2018",
    charset: "utf8",
    // The project’s own compiler settings are for Node; a bundle must not change with them, nor with where it is built.
    tsconfigRaw: {},
    absWorkingDir: fileURLToPath6(new URL(".", import.meta.url)),
    logLevel: "silent"
  });
}

// suites/checks/chosen-attributes.ts
import fc4 from "fast-check";

// suites/arbitraries.ts
import fc2 from "fast-check";
var ALPHANUMERIC = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];
var apiKeys = fc2.string({ unit: fc2.constantFrom(...ALPHANUMERIC), minLength: 12, maxLength: 40 });
var apiKeyPairs = fc2.tuple(apiKeys, apiKeys, fc2.constantFrom("own", "same beginning", "longer")).map(([one, other, relation]) => {
  if (relation === "longer") return [one, `${one}${other.slice(0, 1)}`];
  return [one, relation === "same beginning" ? one.slice(0, -2) + other.slice(-2) : other];
}).filter(([one, other]) => one !== other);
var strangerKeyPairs = fc2.tuple(apiKeys, apiKeys).filter(([one, other]) => one.slice(0, 6) !== other.slice(0, 6));
var FIRST_SURROGATE = 55296;
var SURROGATES = 2048;
var codePoints = fc2.nat({ max: 1114111 - SURROGATES }).map(
  (index) => String.fromCodePoint(index < FIRST_SURROGATE ? index : index + SURROGATES),
  (text) => {
    const point = typeof text === "string" && [...text].length === 1 ? text.codePointAt(0) ?? -1 : -1;
    const index = point < FIRST_SURROGATE ? point : point - SURROGATES;
    if (index < 0 || point >= FIRST_SURROGATE && index < FIRST_SURROGATE) throw new Error("Not one code point.");
    return index;
  }
);
var userIds = fc2.oneof(
  fc2.emailAddress(),
  fc2.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
  fc2.string({ unit: codePoints, minLength: 1, maxLength: 40 })
);
var hostileTexts = fc2.oneof(
  fc2.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "null",
    "undefined",
    "</script><script>alert(1)</script>",
    "a; domain=test; path=/elsewhere; expires=Thu, 01 Jan 1970 00:00:00 GMT",
    "a.b.c.d.e.f.g.h.i",
    "a=b&c=d%00%0a%f0",
    `"\\'\r
	\0`
  ),
  fc2.string({ unit: fc2.constantFrom(...`;,.=&%+"'\\<> \r
	\0`), minLength: 1, maxLength: 12 }),
  fc2.string({ unit: codePoints, minLength: 1, maxLength: 40 })
);
var deviceIds = fc2.string({ unit: fc2.constantFrom(...ALPHANUMERIC, "-", "_"), minLength: 4, maxLength: 36 });
var cookieTexts = fc2.oneof(
  fc2.constantFrom(
    "",
    ".",
    ".......",
    "null",
    "undefined",
    "[object Object]",
    "%",
    "....1.....",
    "1.2.3.4.5.6.7.8.9.10"
  ),
  fc2.string({
    unit: fc2.constantFrom(...ALPHANUMERIC, ...'.=+/%_-!#$&*()~|:"<>[]{}'),
    maxLength: 60
  })
);
var queueTexts = fc2.oneof(
  fc2.constantFrom(
    "",
    "null",
    "0",
    '""',
    "{}",
    "[",
    "[null]",
    '[1, "two", true]',
    "[[]]",
    "[{}]",
    '[{"event_type":7}]',
    '{"length":3}',
    '"[]"',
    "undefined",
    '[{"__proto__":{"polluted":true}}]'
  ),
  fc2.json({ maxDepth: 2 }),
  fc2.string({ maxLength: 30 })
);
var hosts = fc2.constantFrom("www", "app", "a.b", "deep.in.the.shop");
var paths = fc2.constantFrom("/", "/shop/cart", "/a/b/c?d=e");
var suffixes = fc2.constantFrom("test", "co.uk");
var schemes = fc2.constantFrom("http", "https");
var visitCalls = fc2.array(
  fc2.oneof(
    { weight: 3, arbitrary: fc2.constant({ do: "track" }) },
    { weight: 1, arbitrary: fc2.record({ do: fc2.constant("setUserId"), userId: userIds }) },
    {
      weight: 1,
      arbitrary: fc2.record({ do: fc2.constant("identify"), value: fc2.constantFrom("gold", "silver") })
    }
  ),
  { maxLength: 8 }
);
var consentHistories = fc2.array(
  fc2.oneof(
    { weight: 3, arbitrary: fc2.constant("track") },
    { weight: 2, arbitrary: fc2.constant("optOut") },
    { weight: 2, arbitrary: fc2.constant("optIn") },
    { weight: 1, arbitrary: fc2.constant("reload") }
  ),
  { minLength: 1, maxLength: 10 }
).map(
  (steps) => steps.map((step3, index) => step3 === "track" ? { do: step3, event: `event ${index}` } : { do: step3 })
);
var refusals = fc2.constantFrom(
  400,
  429,
  500,
  "reset",
  "unreachable"
);

// suites/check.ts
function scenario(check2) {
  return { kind: "scenario", ...check2 };
}
function property(check2) {
  return { kind: "property", ...check2 };
}

// suites/checks/first-visit.ts
import fc3 from "fast-check";
var API_KEY = "a2dbce0e18dfe5f8e74493843ff5c053";
var USER_ID = "j\xFCrgen.m\xFCller@example.com";
var SECRET = "a property that is nobody\u2019s business";
var THIRTEEN_MONTHS = 397;
var OF_A_COOKIE = [
  "COOKIE-LIFE-1",
  "COOKIE-LIFE-4",
  "COOKIE-LIFE-5",
  "COOKIE-ATTR-1",
  "COOKIE-ATTR-2",
  "COOKIE-ATTR-4",
  "COOKIE-ATTR-6",
  "FIRST-PARTY-1"
];
var firstVisitChecks = [
  scenario({
    id: "first-visit",
    title: "A first visit leaves one identity cookie, rightly named and made, and no other trace",
    covers: [
      "COOKIE-NAME-1",
      "COOKIE-NAME-2",
      "COOKIE-VALUE-1",
      "COOKIE-VALUE-2",
      "COOKIE-VALUE-3",
      "COOKIE-VALUE-10",
      "COOKIE-LIFE-1",
      "COOKIE-LIFE-3",
      "COOKIE-LIFE-4",
      "COOKIE-LIFE-5",
      "COOKIE-ATTR-1",
      "COOKIE-ATTR-2",
      "COOKIE-ATTR-4",
      "COOKIE-ATTR-6",
      "FIRST-PARTY-1",
      "PROBE-1",
      "PROBE-2",
      "PROBE-3",
      "LOCAL-9",
      "OPTOUT-8",
      "DEFER-7",
      "ORDER-4",
      "NETWORK-1"
    ],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open({ path: "/shop/cart" });
      await page.init({ apiKey: API_KEY, userId: USER_ID });
      await page.track("visited", { secret: SECRET });
      const accepted = await session2.accepted();
      const [event2] = accepted;
      trial.judge("ORDER-4", "what was uploaded of one call", typesOf(accepted), ["visited"]);
      trial.judge("OPTOUT-8", "whether an event was uploaded without opting in", accepted.length > 0, true);
      trial.judge("DEFER-7", "whether an event was uploaded without enabling tracking", accepted.length > 0, true);
      trial.judge("COOKIE-VALUE-1", "type of the device id that the event carries", typeof event2?.deviceId, "string");
      const jar = await session2.jar();
      const carriers = carriersOf(trial.profile, jar, event2?.deviceId ?? null);
      trial.judge("COOKIE-VALUE-1", "cookies that hold the uploaded device id", carriers.length, 1);
      trial.judge(
        "COOKIE-VALUE-2",
        `user id read from ${shown2(carriers)}`,
        identitiesIn(trial.profile, carriers).map((identity3) => identity3?.userId),
        [USER_ID]
      );
      trial.judge(
        "COOKIE-VALUE-2",
        `identity cookies that hold the user id ${USER_ID} otherwise than in Base64`,
        carriers.filter(({ value }) => !isInBase64(USER_ID, value)).map(({ value }) => value),
        []
      );
      judgeNames(trial, carriers, API_KEY, session2.domain);
      judgeMaking(trial, session2, page, carriers);
      await judgeCompany(trial, session2, page, carriers, event2?.deviceId ?? "");
      if (carriers.length > 0) {
        trial.judge("COOKIE-ATTR-2", "SameSite of the identity cookie", each2(carriers, "sameSite"), ["Lax"]);
      }
      const writes2 = cookieWrites(session2.journal);
      const inClear = [...writes2.map(({ text }) => text), ...carriers.map(({ value }) => value)].filter(
        (text) => showsInClear(text, USER_ID)
      );
      trial.judge("COOKIE-VALUE-3", `cookies written that show the user id ${USER_ID} in clear`, inClear, []);
      trial.establish("The property that the event carries", event2?.properties["secret"], SECRET);
      const telling = writes2.filter(({ text }) => tells(text, SECRET)).map(({ text }) => text);
      trial.judge("COOKIE-VALUE-10", `cookies written that hold the event\u2019s property \u201C${SECRET}\u201D`, telling, []);
      const longLived = writes2.filter(({ days: days2 }) => days2 > THIRTEEN_MONTHS).map(({ name: name2, days: days2 }) => [name2, days2]);
      trial.judge("COOKIE-LIFE-3", "cookies written for more than thirteen months", longLived, []);
      const probes = probesAmong(trial, writes2, jar);
      trial.judge(
        "PROBE-2",
        "probe cookies written for more than a day, with the days",
        probes.filter(({ days: days2 }) => days2 > 1).map(({ name: name2, days: days2 }) => [name2, Math.round(days2)]),
        []
      );
      trial.judge(
        "PROBE-3",
        "probe cookies that hold the device id or the user id",
        probes.filter(({ text }) => tells(text, event2?.deviceId ?? USER_ID) || tells(text, USER_ID)).map(({ text }) => text),
        []
      );
      trial.judge("NETWORK-1", "requests to foreign addresses", session2.foreign(), []);
    }
  }),
  scenario({
    id: "anonymous-visit",
    title: "The identity cookie of a visitor without a user id is small, and nothing else holds the identity",
    covers: ["COOKIE-SIZE-1", "COOKIE-NAME-4", "COOKIE-NAME-6", "COOKIE-VALUE-1", "LOCAL-9"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      const cookieName2 = "renamed";
      await page.init({ apiKey: API_KEY, options: { cookieName: cookieName2 } });
      await page.track("visited");
      const [event2] = await session2.accepted();
      const carriers = carriersOf(trial.profile, await session2.jar(), event2?.deviceId ?? null);
      trial.judge("COOKIE-VALUE-1", "cookies that hold the uploaded device id", carriers.length, 1);
      judgeSize(trial, carriers);
      await judgeNotInLocalStorage(trial, page, event2?.deviceId ?? "");
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track("without the option");
      const later = ofType(await session2.accepted(), "without the option");
      const plain = carriersOf(trial.profile, await session2.jar(), later?.deviceId ?? null);
      trial.judge(
        "COOKIE-NAME-4",
        "names of the identity cookies, with cookieName given",
        each2(carriers, "name"),
        each2(plain, "name")
      );
      trial.judge(
        "COOKIE-NAME-6",
        `first characters of the identity cookies\u2019 names, with cookieName ${cookieName2}`,
        each2(carriers, "name").map((name2) => name2.slice(0, cookieName2.length)),
        [cookieName2]
      );
    }
  }),
  property({
    id: "any-first-visit",
    title: "For any API key, on any host, by http or https, a first visit leaves one identity cookie, rightly named and made",
    covers: [
      "COOKIE-NAME-1",
      "COOKIE-NAME-2",
      "COOKIE-VALUE-1",
      "COOKIE-SIZE-1",
      "COOKIE-LIFE-1",
      "COOKIE-LIFE-4",
      "COOKIE-LIFE-5",
      "COOKIE-ATTR-1",
      "COOKIE-ATTR-4",
      "COOKIE-ATTR-6",
      "FIRST-PARTY-1",
      "DOMAIN-2",
      "PROBE-1",
      "PROBE-3",
      "LOCAL-9",
      "OPTOUT-8",
      "DEFER-7",
      "NETWORK-1"
    ],
    cost: 1,
    arbitrary: fc3.record({ apiKey: apiKeys, host: hosts, path: paths, scheme: schemes, suffix: suffixes }),
    async holds(trial, { apiKey, host, path: path4, scheme, suffix }) {
      const session2 = await trial.session({ suffix });
      const page = await session2.open({ host, path: path4, scheme });
      await page.init({ apiKey });
      await page.track("visited");
      const accepted = await session2.accepted();
      trial.judge("OPTOUT-8", "events uploaded without opting in", typesOf(accepted), ["visited"]);
      trial.judge("DEFER-7", "events uploaded without enabling tracking", typesOf(accepted), ["visited"]);
      const deviceId2 = accepted[0]?.deviceId ?? null;
      const jar = await session2.jar();
      const carriers = carriersOf(trial.profile, jar, deviceId2);
      trial.judge("COOKIE-VALUE-1", "cookies that hold the uploaded device id", carriers.length, 1);
      judgeNames(trial, carriers, apiKey, session2.domain);
      judgeSize(trial, carriers);
      judgeMaking(trial, session2, page, carriers);
      await judgeCompany(trial, session2, page, carriers, deviceId2 ?? "");
      trial.judge("DOMAIN-2", "domains of the identity cookies", carriers.map(bareDomain), [session2.domain]);
      const probes = probesAmong(trial, cookieWrites(session2.journal), jar);
      const telling = probes.filter(({ text }) => tells(text, deviceId2 ?? ""));
      trial.judge("PROBE-3", "probe cookies that hold the device id", telling, []);
      trial.judge("NETWORK-1", "requests to foreign addresses", session2.foreign(), []);
    }
  }),
  property({
    id: "any-way-of-initialising",
    title: "With any options that leave cookies on, no probe cookie outlives initialisation, on any host",
    covers: ["PROBE-1"],
    cost: 1,
    arbitrary: fc3.record({
      apiKey: apiKeys,
      options: fc3.record({ optOut: fc3.boolean(), saveEvents: fc3.boolean() }, { requiredKeys: [] }),
      host: hosts,
      scheme: schemes,
      suffix: suffixes
    }),
    async holds(trial, { apiKey, options: options4, host, scheme, suffix }) {
      const session2 = await trial.session({ suffix });
      const page = await session2.open({ host, scheme });
      await page.init({ apiKey, options: trial.possible(options4) });
      const jar = await session2.jar();
      const identities = identityCookies(trial.profile, jar, null);
      const left2 = jar.filter((cookie) => !identities.includes(cookie)).map(({ name: name2 }) => name2);
      trial.judge("PROBE-1", `cookies left on ${host}.${session2.domain} that hold no identity`, left2, []);
    }
  })
];
function judgeNames(trial, carriers, apiKey, domain) {
  const { prefix } = trial.profile.identityCookie;
  const names = carriers.map(({ name: name2 }) => name2);
  trial.judge(
    "COOKIE-NAME-1",
    "first characters of the identity cookies\u2019 names",
    names.map((name2) => name2.slice(0, prefix.length)),
    [prefix]
  );
  if (names.length === 0 || names.some((name2) => !name2.startsWith(prefix))) {
    trial.block(
      "COOKIE-NAME-2",
      `no identity cookie\u2019s name begins with ${prefix} (COOKIE-NAME-1), so nothing follows it`
    );
    return;
  }
  trial.judge(
    "COOKIE-NAME-2",
    `what follows ${prefix} in the name, for the API key ${apiKey}`,
    names.map((name2) => name2.slice(prefix.length)),
    [identityCookieName(trial.profile, apiKey, domain).slice(prefix.length)]
  );
}
function judgeSize(trial, carriers) {
  const large = carriers.filter(({ name: name2, value }) => name2.length + value.length > 120).map(({ name: name2, value }) => name2 + value);
  trial.judge("COOKIE-SIZE-1", "identity cookies of more than 120 bytes", large, []);
}
function judgeMaking(trial, session2, page, carriers) {
  if (carriers.length === 0) {
    for (const id of OF_A_COOKIE) trial.block(id, "the browser holds no identity cookie (COOKIE-VALUE-1)");
    return;
  }
  const lifetimes = lifetimesOf(session2.journal, carriers);
  trial.judge("COOKIE-LIFE-1", "days for which the identity cookie was written", lifetimes, [365]);
  trial.judge("COOKIE-LIFE-5", "days for which the identity cookie was written", lifetimes, [3650]);
  judgeKeeping(trial, session2, carriers);
  trial.judge("COOKIE-ATTR-1", "path of the identity cookie", each2(carriers, "path"), ["/"]);
  trial.judge("COOKIE-ATTR-4", "whether the identity cookie is Secure", each2(carriers, "secure"), [false]);
  trial.judge("COOKIE-ATTR-6", "whether the identity cookie is HttpOnly", each2(carriers, "httpOnly"), [false]);
  const { hostname } = new URL(page.url);
  const elsewhere = cookieWrites(session2.journal).filter(({ domain }) => domain !== null && !`.${hostname}`.endsWith(`.${domain}`)).map(({ text }) => text);
  trial.judge("FIRST-PARTY-1", "cookies written for another site", elsewhere, []);
  trial.judge(
    "FIRST-PARTY-1",
    "site of the identity cookie",
    carriers.map((cookie) => bareDomain(cookie).endsWith(session2.domain)),
    [true]
  );
}
function judgeKeeping(trial, session2, carriers) {
  const longest = Math.max(...lifetimesOf(session2.journal, carriers));
  trial.judge(
    "COOKIE-LIFE-4",
    `whether the browser keeps the identity cookie beyond its session and for no more than the ${longest} days written`,
    carriers.map(({ expires }) => expires !== null && (expires * 1e3 - session2.now) / 864e5 <= longest + 0.01),
    [true]
  );
}
async function judgeCompany(trial, session2, page, carriers, deviceId2) {
  const others = (await session2.jar()).filter(({ name: name2 }) => !carriers.some((carrier) => carrier.name === name2));
  trial.judge("PROBE-1", "cookies left beside the identity cookie", each2(others, "name"), []);
  await judgeNotInLocalStorage(trial, page, deviceId2);
  const visible2 = (await page.storage()).cookie ?? "";
  trial.judge(
    "COOKIE-ATTR-6",
    "identity cookies that scripts of the page see",
    carriers.filter(({ name: name2, value }) => visible2.includes(`${name2}=${value}`)).length,
    carriers.length
  );
}
async function judgeNotInLocalStorage(trial, page, deviceId2) {
  const { localStorage: localStorage2, sessionStorage } = await page.storage();
  const copies = Object.entries({ ...localStorage2, ...sessionStorage }).filter(
    ([, value]) => carries(trial.profile, value, deviceId2)
  );
  trial.judge("LOCAL-9", "places in storage that hold the device id", copies, []);
}
function shown2(cookies) {
  return cookies.map(({ name: name2, value }) => `${name2}=${value}`).join(" and ") || "no cookie";
}
function each2(cookies, field) {
  return cookies.map((cookie) => cookie[field]);
}
function probesAmong(trial, writes2, jar) {
  const gone = writes2.filter(({ name: name2 }) => !jar.some((cookie) => cookie.name === name2));
  return gone.filter(({ value }) => identityIn(trial.profile, value) === null);
}
function bareDomain({ domain }) {
  return domain.replace(/^\./, "");
}
function showsInClear(text, userId) {
  return text.includes(userId) || text.includes(encodeURIComponent(userId)) || text.includes(escape(userId));
}
function isInBase64(what, text) {
  return text.includes(base64OfUtf8(what)) || holding(text, what)?.wrappings.includes("base64") === true;
}
function tells(text, what) {
  return what !== "" && (showsInClear(text, what) || text.includes(base64OfUtf8(what)));
}

// suites/checks/chosen-attributes.ts
var API_KEY2 = "ba5eba11ba5eba11ba5eba11ba5eba11";
var sameSites = fc4.constantFrom("Strict", "Lax", "None");
var days = fc4.oneof(
  fc4.integer({ min: 1, max: 390 }),
  fc4.integer({ min: 1, max: 80 }).map((half) => half / 2)
);
var chosenAttributesChecks = [
  scenario({
    id: "chosen-attributes",
    title: "The identity cookie has the attributes and the lifetime that the site chose",
    covers: ["COOKIE-ATTR-3", "COOKIE-ATTR-5", "COOKIE-LIFE-2", "COOKIE-LIFE-4"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open({ scheme: "https" });
      await page.init({
        apiKey: API_KEY2,
        options: { sameSiteCookie: "Strict", secureCookie: true, cookieExpiration: 30 }
      });
      await page.track("visited");
      const cookies = await identityOf(trial, session2);
      judgeAttributes(trial, cookies, { sameSiteCookie: "Strict", secureCookie: true });
      trial.judge("COOKIE-LIFE-2", "days for which it was written", lifetimesOf(session2.journal, cookies), [30]);
      judgeKeeping(trial, session2, cookies);
    }
  }),
  scenario({
    id: "chosen-domain",
    title: "The identity cookie has the domain that the site chose, and hosts below it share it",
    covers: ["DOMAIN-3", "COOKIE-NAME-3", "COOKIE-SIZE-2"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open({ host: "one.app" });
      await page.init({ apiKey: API_KEY2 });
      await page.track("before the domain was chosen");
      await page.reload();
      const domain = `.app.${session2.domain}`;
      await page.init({ apiKey: API_KEY2, options: { domain } });
      await page.track("on the first host");
      const cookies = identityCookies(trial.profile, await session2.jar(), null);
      const chosen = cookies.filter((cookie) => cookie.domain.replace(/^\.?/, ".") === domain);
      trial.judge("DOMAIN-3", `identity cookies whose domain is ${domain}`, chosen.length, 1);
      judgeName(trial, chosen);
      trial.judge("COOKIE-SIZE-2", "whether there are at most two identity cookies", cookies.length <= 2, true);
      const elsewhere = await session2.open({ host: "two.app" });
      await elsewhere.init({ apiKey: API_KEY2, options: { domain } });
      await elsewhere.track("on another host");
      const accepted = await session2.accepted();
      trial.judge(
        "DOMAIN-3",
        `device id on another host below ${domain}`,
        ofType(accepted, "on another host")?.deviceId,
        ofType(accepted, "on the first host")?.deviceId
      );
    }
  }),
  property({
    id: "any-chosen-attributes",
    title: "Whatever SameSite, Secure, domain and lifetime a site chooses, the identity cookie has them",
    covers: ["COOKIE-ATTR-3", "COOKIE-ATTR-5", "COOKIE-LIFE-2", "COOKIE-LIFE-4", "DOMAIN-3", "COOKIE-NAME-3"],
    cost: 2,
    arbitrary: fc4.record({
      apiKey: apiKeys,
      sameSiteCookie: sameSites,
      secureCookie: fc4.boolean(),
      cookieExpiration: days,
      domain: fc4.constantFrom("app.", ".app.", "")
    }),
    async holds(trial, { apiKey, sameSiteCookie, secureCookie, cookieExpiration, domain }) {
      const session2 = await trial.session();
      const page = await session2.open({ host: "one.app", scheme: "https" });
      const secure = secureCookie || sameSiteCookie === "None";
      const chosen = { sameSiteCookie, secureCookie: secure };
      const options4 = { ...chosen, cookieExpiration, ...domain && { domain: domain + session2.domain } };
      await page.init({ apiKey, options: options4 });
      await page.track("visited");
      const cookies = await identityOf(trial, session2);
      judgeAttributes(trial, cookies, chosen);
      const lifetimes = lifetimesOf(session2.journal, cookies);
      trial.judge("COOKIE-LIFE-2", "days for which it was written", lifetimes, [toTheMinute(cookieExpiration)]);
      judgeKeeping(trial, session2, cookies);
      if (domain === "") return;
      const domains = cookies.map((cookie) => cookie.domain.replace(/^\./, ""));
      trial.judge("DOMAIN-3", "domain of the identity cookie", domains, [`app.${session2.domain}`]);
      judgeName(trial, cookies, apiKey);
    }
  }),
  scenario({
    id: "refused-attributes",
    title: "Where the browser refuses the attributes that the site chose, tracking and identity go on all the same",
    covers: ["COOKIE-ATTR-7", "COOKIE-ATTR-8"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      const init = { apiKey: API_KEY2, options: { secureCookie: true } };
      const threw = await page.attemptInTurn(["init", init], ["track", "first page"]);
      trial.judge("COOKIE-ATTR-7", "what init and track threw", threw?.message ?? null, null);
      await page.reload();
      await page.init(init);
      await page.track("second page");
      trial.judge("COOKIE-ATTR-7", "errors that reached the page", pageErrors(session2.journal), []);
      const accepted = await session2.accepted();
      trial.judge("COOKIE-ATTR-7", "events accepted", typesOf(accepted), ["first page", "second page"]);
      const [first, second] = each(accepted, "deviceId");
      trial.judge("COOKIE-ATTR-8", "device id on the second page", second, first);
    }
  }),
  scenario({
    id: "foreign-domain",
    title: "A domain that is not the page\u2019s own leaves no cookie and does not keep events from being sent",
    covers: ["DOMAIN-4"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      const options4 = { domain: ".somebody-else.test" };
      const threw = await page.attemptInTurn(["init", { apiKey: API_KEY2, options: options4 }], ["track", "visited"]);
      trial.judge("DOMAIN-4", "what init and track threw", threw?.message ?? null, null);
      trial.judge("DOMAIN-4", "errors that reached the page", pageErrors(session2.journal), []);
      trial.judge("DOMAIN-4", "events accepted", typesOf(await session2.accepted()), ["visited"]);
      const names = (await session2.jar()).map(({ name: name2 }) => name2);
      trial.judge("DOMAIN-4", "cookies left", names, []);
    }
  }),
  property({
    id: "any-refused-attributes",
    title: "No attributes that a browser refuses keep events from being sent",
    covers: ["COOKIE-ATTR-7"],
    cost: 1,
    arbitrary: fc4.record({
      apiKey: apiKeys,
      options: fc4.constantFrom(
        { secureCookie: true },
        { sameSiteCookie: "None" },
        { domain: ".test" },
        { domain: "elsewhere.example" },
        { domain: ".." },
        { domain: "a b;c" },
        { cookieExpiration: 1e-9 },
        { cookieExpiration: 1e9 }
      )
    }),
    async holds(trial, { apiKey, options: options4 }) {
      const session2 = await trial.session();
      const page = await session2.open();
      const threw = await page.attemptInTurn(["init", { apiKey, options: options4 }], ["track", "visited"]);
      trial.judge("COOKIE-ATTR-7", "what init and track threw", threw?.message ?? null, null);
      trial.judge("COOKIE-ATTR-7", "errors that reached the page", pageErrors(session2.journal), []);
      trial.judge("COOKIE-ATTR-7", "events accepted", typesOf(await session2.accepted()), ["visited"]);
    }
  })
];
async function identityOf(trial, session2) {
  const [event2] = await session2.accepted();
  return identityCookies(trial.profile, await session2.jar(), event2?.deviceId ?? null);
}
function judgeAttributes(trial, cookies, { sameSiteCookie, secureCookie }) {
  const sameSite = cookies.map((cookie) => cookie.sameSite);
  trial.judge("COOKIE-ATTR-3", "SameSite of the identity cookie", sameSite, [sameSiteCookie]);
  if (!secureCookie) return;
  trial.judge(
    "COOKIE-ATTR-5",
    "whether the identity cookie is Secure",
    cookies.map(({ secure }) => secure),
    [true]
  );
}
function judgeName(trial, cookies, apiKey = API_KEY2) {
  const { prefix, keyCharacters: keyCharacters2 } = trial.profile.identityCookie;
  const expected = prefix + beginning(apiKey, keyCharacters2);
  if (cookies.length === 0) {
    trial.block("COOKIE-NAME-3", "no identity cookie has the chosen domain (DOMAIN-3), so none has a name");
    return;
  }
  trial.judge(
    "COOKIE-NAME-3",
    "first characters of the identity cookies\u2019 names",
    cookies.map(({ name: name2 }) => name2.slice(0, expected.length)),
    cookies.map(() => expected)
  );
}

// suites/checks/clear-storage.ts
import fc5 from "fast-check";
var API_KEY3 = "c1ea4000c1ea4000c1ea4000c1ea4000";
var FOREIGN = {
  cookies: { session: "abc.def", amp: "1", _ga: "GA1.2.3.4", amplitude: "a.b.c", "amp-consent": "yes" },
  local: { cart: '[{"sku":7}]', amp: "x", amplitude: "{}", "": "without a name", length: "7" },
  tab: { wizard: "step 2", amp_session: "y" }
};
var clearStorageChecks = [
  scenario({
    id: "storage-cleared",
    title: "Clearing the storage removes the identity and nothing of the site\u2019s",
    covers: ["CLEAR-1", "CLEAR-3", "CLEAR-4"],
    run: (trial) => judgeCleared(trial, API_KEY3, "ada", FOREIGN.cookies, FOREIGN.local)
  }),
  property({
    id: "any-storage-cleared",
    title: "Whoever the person and whatever else a site keeps, clearing the storage removes the identity alone",
    covers: ["CLEAR-1", "CLEAR-3", "CLEAR-4"],
    cost: 2,
    arbitrary: fc5.record({ apiKey: apiKeys, userId: userIds, cookies: foreignEntries(), local: foreignEntries() }),
    holds: (trial, { apiKey, userId, cookies, local }) => judgeCleared(trial, apiKey, userId, cookies, local)
  }),
  scenario({
    id: "local-storage-cleared",
    title: "Clearing the storage removes an identity that is kept in local storage, and nothing of the site\u2019s",
    covers: ["CLEAR-2", "CLEAR-4"],
    run: (trial) => judgeLocalCleared(trial, API_KEY3, FOREIGN.local)
  }),
  property({
    id: "any-local-storage-cleared",
    title: "Whatever else local storage keeps, clearing the storage removes an identity from it, and that alone",
    covers: ["CLEAR-2", "CLEAR-4"],
    cost: 1,
    arbitrary: fc5.record({ apiKey: apiKeys, local: foreignEntries() }),
    holds: (trial, { apiKey, local }) => judgeLocalCleared(trial, apiKey, local)
  }),
  scenario({
    id: "foreign-data",
    title: "What the site\u2019s other scripts keep stays as it is, whatever is called",
    covers: ["FOREIGN-1", "FOREIGN-2"],
    run: (trial) => judgeForeign(trial, API_KEY3, FOREIGN.cookies, FOREIGN.local, FOREIGN.tab)
  }),
  property({
    id: "any-foreign-data",
    title: "Whatever the site\u2019s other scripts keep stays as it is",
    covers: ["FOREIGN-1", "FOREIGN-2"],
    cost: 2,
    arbitrary: fc5.record({
      apiKey: apiKeys,
      cookies: foreignEntries(),
      local: foreignEntries(),
      tab: foreignEntries()
    }),
    holds: (trial, { apiKey, cookies, local, tab: tab2 }) => judgeForeign(trial, apiKey, cookies, local, tab2)
  })
];
function foreignEntries() {
  return fc5.dictionary(
    fc5.stringMatching(/^[a-zA-Z0-9_-]{0,12}$/).map((name2) => `site-${name2}`),
    fc5.stringMatching(/^[a-zA-Z0-9_.=%-]{0,30}$/),
    { maxKeys: 4, noNullPrototype: true }
  );
}
async function plantForeign(session2, page, cookies, local, tab2) {
  for (const [name2, value] of Object.entries(cookies)) {
    await page.plantCookie(`${name2}=${value}; path=/; domain=.${session2.domain}`);
  }
  for (const [key, value] of Object.entries(local)) await page.plant("localStorage", key, value);
  for (const [key, value] of Object.entries(tab2)) await page.plant("sessionStorage", key, value);
}
async function foreignKept(session2, page, cookies, local, tab2) {
  const kept4 = await keptBy(session2, page);
  const of = (place, entries) => Object.fromEntries(Object.keys(entries).map((name2) => [name2, kept4[`${place} ${name2}`]]));
  return { cookies: of("cookie", cookies), local: of("local storage", local), tab: of("session storage", tab2) };
}
async function judgeForeign(trial, apiKey, cookies, local, tab2) {
  const session2 = await trial.session();
  const page = await session2.open();
  await plantForeign(session2, page, cookies, local, tab2);
  await page.init({ apiKey });
  await page.track("visited");
  if (trial.can("optOut")) {
    await page.setOptOut(true);
    await page.setOptOut(false);
  }
  await page.setUserId("ada");
  await page.setUserId(null);
  await page.reload();
  await page.init({ apiKey, options: trial.possible({ cookieForceUpgrade: true, saveEvents: false }) });
  await page.track("visited again");
  const kept4 = await foreignKept(session2, page, cookies, local, tab2);
  trial.judge("FOREIGN-1", "foreign cookies", kept4.cookies, cookies);
  trial.judge("FOREIGN-2", "foreign entries of local and session storage", [kept4.local, kept4.tab], [local, tab2]);
}
async function judgeCleared(trial, apiKey, userId, cookies, local) {
  const session2 = await trial.session();
  const page = await session2.open();
  await plantForeign(session2, page, cookies, local, {});
  await page.init({ apiKey, userId });
  await page.track("before");
  const before = ofType(await session2.accepted(), "before");
  const held = await placesThatTell(trial.profile, before?.deviceId ?? "", session2, page);
  trial.establish("Whether the identity is seen in storage before it is cleared", held.length > 0, true);
  await page.clearStorage();
  const identities = identityCookies(trial.profile, await session2.jar(), before?.deviceId ?? null);
  trial.judge(
    "CLEAR-1",
    "identity cookies after the storage was cleared",
    identities.map(({ name: name2 }) => name2).filter((name2) => !(name2 in cookies)),
    []
  );
  const kept4 = await foreignKept(session2, page, cookies, local, {});
  trial.judge("CLEAR-4", "foreign cookies and entries after it", [kept4.cookies, kept4.local], [cookies, local]);
  const later = await session2.open({ path: "/later" });
  await later.init({ apiKey });
  await later.track("after");
  const after = ofType(await session2.accepted(), "after");
  trial.judge("CLEAR-3", "whether the next page knows the device id", after?.deviceId === before?.deviceId, false);
  trial.judge("CLEAR-3", "user id on the next page", after?.userId, null);
}
async function judgeLocalCleared(trial, apiKey, local) {
  const session2 = await trial.session();
  const page = await session2.open();
  await plantForeign(session2, page, {}, local, {});
  await page.init({ apiKey, options: { disableCookies: true } });
  await page.track("before");
  const deviceId2 = (await session2.accepted())[0]?.deviceId ?? "";
  const held = await placesThatTell(trial.profile, deviceId2, session2, page);
  trial.establish("Whether the identity is seen in local storage before it is cleared", held.length > 0, true);
  await page.clearStorage();
  const left2 = await placesThatTell(trial.profile, deviceId2, session2, page);
  trial.judge("CLEAR-2", "places that hold the device id after it", left2, []);
  const kept4 = await foreignKept(session2, page, {}, local, {});
  trial.judge("CLEAR-4", "foreign entries after local storage was rid of an identity", kept4.local, local);
}

// suites/checks/cookie-content.ts
import fc6 from "fast-check";

// suites/visit-calls.ts
function possibleCalls(trial, calls) {
  return trial.can("identify") ? [...calls] : calls.filter((call) => call.do !== "identify");
}
function asVerb(call, index) {
  if (call.do === "track") return ["track", eventName(index)];
  if (call.do === "setUserId") return ["setUserId", call.userId];
  return ["identify", "plan", call.value];
}
function uploadsOf(calls, userId = null) {
  let current = userId;
  return calls.flatMap((call, index) => {
    if (call.do === "setUserId") {
      current = call.userId;
      return [];
    }
    return [[call.do === "track" ? eventName(index) : IDENTIFY, current]];
  });
}
function eventName(index) {
  return `event ${index}`;
}

// suites/checks/cookie-content.ts
var API_KEY4 = "7c0ffee7c0ffee7c0ffee7c0ffee7c0f";
var FIVE_MINUTES = 5 * 60 * 1e3;
var cookieContentChecks = [
  scenario({
    id: "cookie-keeps-count",
    title: "The identity cookie says what the latest event and identify said: session, time and numbers",
    covers: ["COOKIE-VALUE-5", "COOKIE-VALUE-6", "COOKIE-VALUE-7", "COOKIE-VALUE-8", "COOKIE-VALUE-9"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY4 });
      await page.track("first");
      await page.pass(FIVE_MINUTES);
      await page.track("second");
      await judgeCounts(trial, session2);
      if (!trial.can("identify")) return;
      await page.identify("plan", "gold");
      await page.identify("plan", "silver");
      await judgeCounts(trial, session2);
    }
  }),
  scenario({
    id: "cookie-keeps-opt-out",
    title: "The identity cookie says whether the person has opted out",
    covers: ["COOKIE-VALUE-4"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY4 });
      await page.track("visited");
      for (const optOut2 of [true, false, true]) {
        await page.setOptOut(optOut2);
        await judgeOptOut(trial, session2, optOut2);
      }
    }
  }),
  property({
    id: "any-calls",
    title: "Whatever is called, the identity cookie reads, and says what the latest event and identify said",
    covers: [
      "COOKIE-VALUE-4",
      "COOKIE-VALUE-5",
      "COOKIE-VALUE-6",
      "COOKIE-VALUE-7",
      "COOKIE-VALUE-8",
      "COOKIE-VALUE-9",
      "COOKIE-VALUE-11"
    ],
    cost: 2,
    arbitrary: fc6.record({ apiKey: apiKeys, calls: visitCalls, optOut: fc6.boolean() }),
    async holds(trial, { apiKey, calls, optOut: optOut2 }) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey });
      await page.track("first");
      const deviceId2 = (await session2.accepted())[0]?.deviceId ?? null;
      for (const [index, call] of possibleCalls(trial, calls).entries()) {
        await page.call(asVerb(call, index));
        const unread = carriersOf(trial.profile, await session2.jar(), deviceId2).filter(
          ({ value }) => identityIn(trial.profile, value) === null
        );
        trial.judge(
          "COOKIE-VALUE-11",
          `identity cookies that do not read after ${call.do}`,
          unread.map(({ value }) => value),
          []
        );
      }
      await page.pass(1e3);
      await page.track("last");
      await judgeCounts(trial, session2);
      if (!trial.can("optOut")) return;
      await page.setOptOut(optOut2);
      await judgeOptOut(trial, session2, optOut2);
    }
  }),
  property({
    id: "any-user-id",
    title: "Any user id is stored as Base64 and read back by a later page",
    covers: ["COOKIE-VALUE-2", "IDENTITY-2"],
    cost: 2,
    arbitrary: fc6.record({ apiKey: apiKeys, userId: userIds }),
    async holds(trial, { apiKey, userId }) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey, userId });
      await page.track("before");
      const [before] = await session2.accepted();
      const carriers = carriersOf(trial.profile, await session2.jar(), before?.deviceId ?? null);
      trial.judge(
        "COOKIE-VALUE-2",
        `user id read from the identity cookie ${carriers.map(({ value }) => value).join(" and ")}`,
        identitiesIn(trial.profile, carriers).map((identity3) => identity3?.userId),
        [userId]
      );
      await page.reload();
      await page.init({ apiKey });
      await page.track("after");
      const after = (await session2.accepted()).find((event2) => event2?.type === "after");
      trial.judge("IDENTITY-2", "user id of an event on the later page", after?.userId, userId);
    }
  }),
  scenario({
    id: "endless-user-id",
    title: "A user id longer than any cookie is no accident",
    covers: ["COOKIE-SIZE-3"],
    async run(trial) {
      const userId = "\xFC".repeat(6e3);
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY4 });
      const threw = await page.attempt(["setUserId", userId], ["track", "visited"]);
      trial.judge("COOKIE-SIZE-3", "what setUserId and track threw", threw?.message ?? null, null);
      trial.judge("COOKIE-SIZE-3", "errors that reached the page", pageErrors(session2.journal), []);
      const accepted = await session2.accepted();
      trial.judge("COOKIE-SIZE-3", "events accepted", typesOf(accepted), ["visited"]);
      trial.judge(
        "COOKIE-SIZE-3",
        "whether the event carries the beginning of the user id",
        accepted.every((event2) => userId.startsWith(event2?.userId?.slice(0, 1e3) || "none")),
        true
      );
    }
  })
];
async function judgeCounts(trial, session2) {
  const accepted = await session2.accepted();
  const last = accepted.at(-1);
  const events = accepted.filter((one) => one?.type !== IDENTIFY);
  const identifies = accepted.filter((one) => one?.type === IDENTIFY);
  const cookies = carriersOf(trial.profile, await session2.jar(), last?.deviceId ?? null);
  const said2 = identitiesIn(trial.profile, cookies);
  const field = (name2) => said2.map((identity3) => identity3?.[name2]);
  trial.judge("COOKIE-VALUE-5", "session id in the identity cookie", field("sessionId"), [last?.sessionId]);
  trial.judge("COOKIE-VALUE-6", "time of the last event in the identity cookie", field("lastEventTime"), [last?.time]);
  trial.judge("COOKIE-VALUE-7", "event number in the identity cookie", field("eventId"), [events.at(-1)?.eventId]);
  judgeCounting(
    trial,
    "COOKIE-VALUE-7",
    "numbers of the events",
    events.map((one) => one?.eventId ?? null)
  );
  if (identifies.length > 0) {
    trial.judge("COOKIE-VALUE-8", "identify number in the identity cookie", field("identifyId"), [
      identifies.at(-1)?.eventId
    ]);
    judgeCounting(
      trial,
      "COOKIE-VALUE-8",
      "numbers of the identifies",
      identifies.map((one) => one?.eventId ?? null)
    );
  }
  trial.judge("COOKIE-VALUE-9", "sequence number in the identity cookie", field("sequenceNumber"), [
    last?.sequenceNumber
  ]);
}
function judgeCounting(trial, id, what, numbers3) {
  const first = numbers3[0] ?? 0;
  trial.judge(
    id,
    what,
    numbers3,
    numbers3.map((_2, index) => first + index)
  );
}
async function judgeOptOut(trial, session2, optOut2) {
  const cookies = identityCookies(trial.profile, await session2.jar(), null);
  const said2 = identitiesIn(trial.profile, cookies).map((identity3) => identity3?.optOut);
  trial.judge("COOKIE-VALUE-4", `opt-out in the identity cookie after setOptOut(${optOut2})`, said2, [optOut2]);
}

// suites/checks/deferral.ts
import fc7 from "fast-check";

// spec/oracle/deprecated-cookie.ts
function encodeDeprecated({ deprecatedCookie: deprecatedCookie3 }, identity3) {
  return deprecatedCookie3 ? encodedIn(deprecatedCookie3.codec, identity3) : null;
}
function migrated({ newer, deprecated, cookieForceUpgrade }) {
  return {
    identity: newer ?? deprecated,
    newerStays: newer !== null || deprecated === null || cookieForceUpgrade,
    deprecatedStays: deprecated !== null && !cookieForceUpgrade
  };
}

// suites/checks/deferral.ts
var API_KEY5 = "c0ffee00c0ffee00c0ffee00c0ffee00";
var OTHER_KEY = "decaf000decaf000decaf000decaf000";
var TEN_MINUTES = 10 * 60 * 1e3;
var deferred = { deferInitialization: true };
var deferralChecks = [
  scenario({
    id: "before-consent",
    title: "Nothing is stored and nothing leaves before consent; what was called takes effect after it",
    covers: ["DEFER-1", "DEFER-2", "DEFER-3", "DEFER-4", "DEFER-5", "DEFER-18"],
    async run(trial) {
      await establishThatTracesAreSeen(trial);
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY5, options: deferred });
      await page.track("early");
      await page.setUserId("ada");
      await page.track("early too");
      await page.pass(TEN_MINUTES);
      await trial.show("before consent", session2, page);
      trial.judge("DEFER-1", "what is stored before consent", await residue(session2, page), []);
      trial.judge("DEFER-2", "what left the page before consent", await session2.departures(), []);
      trial.judge("DEFER-3", "what was written before consent, if only for a moment", writes(session2.journal), []);
      await page.enableTracking();
      await trial.show("after consent", session2, page);
      const accepted = await session2.accepted();
      trial.judge("DEFER-4", "events accepted after consent", typesOf(accepted), ["early", "early too"]);
      trial.judge("DEFER-4", "their user ids", each(accepted, "userId"), [null, "ada"]);
      const cookies = identityCookies(trial.profile, await session2.jar(), accepted[0]?.deviceId ?? null);
      trial.judge("DEFER-5", "identity cookies after consent", cookies.length, 1);
      await page.pass(1e3);
      await page.enableTracking();
      await page.track("after");
      const all = await session2.accepted();
      trial.judge("DEFER-18", "events accepted after enabling twice", typesOf(all), ["early", "early too", "after"]);
      const visitors = new Set(all.map((event2) => `${event2?.deviceId} in session ${event2?.sessionId}`));
      trial.judge("DEFER-18", "visitors and sessions that those events tell of", visitors.size, 1);
    }
  }),
  property({
    id: "any-early-calls",
    title: "Whatever is called before consent leaves no trace until consent, and then takes effect in order",
    covers: ["DEFER-1", "DEFER-2", "DEFER-4", "DEFER-5", "DEFER-18"],
    cost: 2,
    arbitrary: fc7.record({ apiKey: apiKeys, calls: visitCalls, times: fc7.integer({ min: 1, max: 3 }) }),
    async holds(trial, { apiKey, calls, times }) {
      const session2 = await trial.session();
      const made = possibleCalls(trial, calls);
      const page = await session2.open();
      await page.init({ apiKey, options: deferred });
      await page.call(...made.map(asVerb));
      await judgeSilence(trial, session2, page, ["DEFER-1", "DEFER-2"]);
      for (let time = 0; time < times; time++) await page.enableTracking();
      const accepted = await session2.accepted();
      trial.judge(
        times === 1 ? "DEFER-4" : "DEFER-18",
        "events accepted after consent, and their user ids",
        accepted.map((event2) => [event2?.type, event2?.userId]),
        uploadsOf(made)
      );
      const cookies = identityCookies(trial.profile, await session2.jar(), accepted[0]?.deviceId ?? null);
      trial.judge("DEFER-5", "identity cookies after consent", cookies.length, 1);
    }
  }),
  scenario({
    id: "no-consent-anywhere",
    title: "Without consent every page is silent: reloaded, opened in a second tab, left, and on another host",
    covers: ["DEFER-8", "DEFER-9"],
    run: (trial) => judgeWanderings(trial, API_KEY5, [{ do: "track" }], ["www", "app", "www"])
  }),
  property({
    id: "any-pages-without-consent",
    title: "Whatever pages of a site are visited without consent, and whatever is called on them, nothing stays and nothing leaves",
    covers: ["DEFER-8", "DEFER-9"],
    cost: 4,
    arbitrary: fc7.record({
      apiKey: apiKeys,
      calls: visitCalls,
      visited: fc7.array(hosts, { minLength: 1, maxLength: 3 })
    }),
    holds: (trial, { apiKey, calls, visited }) => judgeWanderings(trial, apiKey, calls, visited)
  }),
  scenario({
    id: "consented-in-two-tabs",
    title: "Who consents in one tab and then in another that was waiting too is one visitor",
    covers: ["IDENTITY-8"],
    async run(trial) {
      if (!trial.can("deferInitialization")) return trial.excuse("IDENTITY-8", "no page waits for consent");
      const session2 = await trial.session();
      const tabs = [await session2.open({ path: "/one" }), await session2.open({ path: "/other" })];
      for (const tab2 of tabs) await tab2.init({ apiKey: API_KEY5, options: deferred });
      for (const [index, tab2] of tabs.entries()) {
        await tab2.enableTracking();
        await tab2.track(`consented in tab ${index + 1}`);
      }
      const accepted = await session2.accepted();
      trial.establish("Events accepted", typesOf(accepted), ["consented in tab 1", "consented in tab 2"]);
      const [first, second] = each(accepted, "deviceId");
      trial.judge("IDENTITY-8", "device id in the tab that consented second", second, first);
    }
  }),
  scenario({
    id: "consent-remembered",
    title: "With an identity cookie of an earlier consent, nothing is deferred",
    covers: ["DEFER-6", "DEFER-11"],
    async run(trial) {
      await judgeRemembered(trial, API_KEY5, "ada", "DEFER-6", {});
      await judgeRemembered(trial, API_KEY5, "ada", "DEFER-11", deferred);
    }
  }),
  property({
    id: "any-consent-remembered",
    title: "For any API key and user id, a consent is remembered by the identity cookie",
    covers: ["DEFER-6", "DEFER-11"],
    cost: 2,
    arbitrary: fc7.record({ apiKey: apiKeys, userId: userIds, first: fc7.boolean() }),
    async holds(trial, { apiKey, userId, first }) {
      await judgeRemembered(trial, apiKey, userId, first ? "DEFER-11" : "DEFER-6", first ? deferred : {});
    }
  }),
  scenario({
    id: "consent-remembered-without-cookies",
    title: "With cookies disabled, the identity in local storage tells of an earlier consent",
    covers: ["DEFER-16"],
    run: (trial) => judgeRemembered(trial, API_KEY5, "ada", "DEFER-16", { ...deferred, disableCookies: true })
  }),
  property({
    id: "any-consent-remembered-without-cookies",
    title: "For any API key and user id, local storage tells of an earlier consent where cookies are disabled",
    covers: ["DEFER-16"],
    cost: 2,
    arbitrary: fc7.record({ apiKey: apiKeys, userId: userIds }),
    holds: (trial, { apiKey, userId }) => judgeRemembered(trial, apiKey, userId, "DEFER-16", { ...deferred, disableCookies: true })
  }),
  scenario({
    id: "consent-of-an-earlier-release",
    title: "A deprecated identity cookie tells of an earlier consent",
    covers: ["DEFER-17"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      const now = session2.now;
      const value = encodeDeprecated(trial.profile, {
        deviceId: "from-an-earlier-release",
        userId: null,
        optOut: false,
        sessionId: now,
        lastEventTime: now,
        eventId: 1,
        identifyId: 0,
        sequenceNumber: 1
      });
      const name2 = deprecatedCookieName(trial.profile, API_KEY5, session2.domain);
      await page.plantCookie(`${name2}=${value}; path=/; domain=.${session2.domain}`);
      await trial.show("with the cookie of an earlier consent", session2, page);
      await page.init({ apiKey: API_KEY5, options: deferred });
      await page.track("not deferred");
      await trial.show("not asked again", session2, page);
      const accepted = await session2.accepted();
      trial.judge("DEFER-17", "events accepted without enabling tracking", typesOf(accepted), ["not deferred"]);
    }
  }),
  scenario({
    id: "consent-with-choices",
    title: "The cookie that consent creates is the one the site asked for",
    covers: ["DEFER-10"],
    run: (trial) => judgeChoices(trial, API_KEY5, "Strict", 7)
  }),
  property({
    id: "any-choices-before-consent",
    title: "Whatever attributes and lifetime a site chose, the cookie that consent creates has them",
    covers: ["DEFER-10"],
    cost: 1,
    arbitrary: fc7.record({
      apiKey: apiKeys,
      sameSiteCookie: fc7.constantFrom("Strict", "Lax"),
      days: fc7.integer({ min: 1, max: 390 })
    }),
    holds: (trial, { apiKey, sameSiteCookie, days: days2 }) => judgeChoices(trial, apiKey, sameSiteCookie, days2)
  }),
  scenario({
    id: "consent-withdrawn",
    title: "Once the cookies are gone the person is asked again: deferred until they consent once more",
    covers: ["DEFER-12", "DEFER-13"],
    run: (trial) => judgeForgotten(trial, API_KEY5, "ada")
  }),
  property({
    id: "any-consent-withdrawn",
    title: "Whoever a person was, once the cookies are gone nothing is stored and nothing leaves until they consent",
    covers: ["DEFER-12", "DEFER-13"],
    cost: 2,
    arbitrary: fc7.record({ apiKey: apiKeys, userId: userIds }),
    holds: (trial, { apiKey, userId }) => judgeForgotten(trial, apiKey, userId)
  }),
  scenario({
    id: "declined-after-all",
    title: "A person who declines is not tracked once the storage is cleared",
    covers: ["DEFER-14"],
    run: (trial) => judgeDeclined(trial, API_KEY5, ["www", "app"])
  }),
  property({
    id: "any-decline-after-all",
    title: "Whatever pages a person visits after declining, they are silent",
    covers: ["DEFER-14"],
    cost: 3,
    arbitrary: fc7.record({ apiKey: apiKeys, visited: fc7.array(hosts, { minLength: 1, maxLength: 2 }) }),
    holds: (trial, { apiKey, visited }) => judgeDeclined(trial, apiKey, visited)
  }),
  scenario({
    id: "consent-to-another-project",
    title: "A consent to one project is none to another whose key begins otherwise",
    covers: ["DEFER-15"],
    run: (trial) => judgeStranger(trial, [OTHER_KEY, API_KEY5])
  }),
  property({
    id: "any-consent-to-another-project",
    title: "For any two keys that begin otherwise, a consent to one is none to the other",
    covers: ["DEFER-15"],
    cost: 2,
    arbitrary: strangerKeyPairs,
    holds: judgeStranger
  }),
  scenario({
    id: "before-init",
    title: "Before init nothing is stored and nothing leaves",
    covers: ["LOAD-1", "LOAD-2"],
    async run(trial) {
      await establishThatTracesAreSeen(trial);
      await judgeBeforeInit(trial, [{ do: "track" }, { do: "setUserId", userId: "ada" }]);
    }
  }),
  property({
    id: "any-calls-before-init",
    title: "Whatever is called before init, nothing is stored and nothing leaves",
    covers: ["LOAD-1", "LOAD-2"],
    cost: 1,
    arbitrary: visitCalls,
    holds: judgeBeforeInit
  })
];
async function establishThatTracesAreSeen(trial) {
  const session2 = await trial.session();
  const page = await session2.open();
  await page.init({ apiKey: API_KEY5 });
  await page.track("not deferred");
  trial.establish("Whether a visit without deferral is seen to store", (await residue(session2, page)).length > 0, true);
  trial.establish("Whether it is seen to write", writes(session2.journal).length > 0, true);
  trial.establish("What a visit without deferral is seen to send", typesOf(await session2.accepted()), ["not deferred"]);
}
async function judgeSilence(trial, session2, page, [stored, left2]) {
  trial.judge(stored, "what is stored without consent", await residue(session2, page), []);
  trial.judge(left2, "what left the page without consent", await session2.departures(), []);
}
async function judgeWanderings(trial, apiKey, calls, visited) {
  const made = possibleCalls(trial, calls);
  const session2 = await trial.session();
  const visit = async (page) => {
    await page.init({ apiKey, options: deferred });
    await page.call(...made.map(asVerb));
    await page.pass(TEN_MINUTES);
  };
  const known = /* @__PURE__ */ new Set();
  const news = async (page) => {
    const traces = [...await residue(session2, page), ...await session2.departures()];
    const fresh = traces.filter((trace) => !known.has(trace));
    for (const trace of fresh) known.add(trace);
    return fresh;
  };
  const first = await session2.open();
  await visit(first);
  await news(first);
  await first.reload();
  trial.judge("DEFER-9", "what is stored, or has left, since a page was left", await news(first), []);
  await visit(first);
  trial.judge("DEFER-8", "what is stored, or has left, since it was reloaded", await news(first), []);
  for (const host of visited) {
    const page = await session2.open({ host, path: "/next" });
    await visit(page);
    trial.judge("DEFER-8", `what is stored, or has left, since a page on ${host} was opened`, await news(page), []);
    await page.close();
    trial.judge("DEFER-9", `what is stored, or has left, since the page on ${host} was left`, await news(first), []);
  }
  await trial.show("without consent, after every page", session2, first);
}
async function judgeRemembered(trial, apiKey, userId, id, options4) {
  const session2 = await trial.session();
  const page = await session2.open();
  await page.init({ apiKey, userId, options: options4 });
  if (options4.deferInitialization) await page.enableTracking();
  await page.track("consented");
  await trial.show("after consent", session2, page);
  const later = await session2.open({ path: "/later" });
  await later.init({ apiKey, options: { ...options4, deferInitialization: true } });
  await later.track("not deferred");
  await trial.show("on a later page, not asked again", session2, later);
  const accepted = await session2.accepted();
  trial.judge(id, "events accepted without enabling tracking", typesOf(accepted), ["consented", "not deferred"]);
  const [first, second] = accepted;
  trial.judge(
    id,
    "device id and user id of the event on the later page",
    [second?.deviceId, second?.userId],
    [first?.deviceId, userId]
  );
}
async function judgeChoices(trial, apiKey, sameSiteCookie, days2) {
  const session2 = await trial.session();
  const page = await session2.open();
  const options4 = { ...deferred, cookieExpiration: days2, ...trial.possible({ sameSiteCookie }) };
  await page.init({ apiKey, options: options4 });
  await trial.show("before consent", session2, page);
  await page.enableTracking();
  await page.track("consented");
  await trial.show("after consent", session2, page);
  const [event2] = await session2.accepted();
  const cookies = identityCookies(trial.profile, await session2.jar(), event2?.deviceId ?? null);
  trial.judge("DEFER-10", "days for which the cookie was written", lifetimesOf(session2.journal, cookies), [days2]);
  if (!trial.can("sameSiteCookie")) return;
  const sameSites2 = cookies.map(({ sameSite }) => sameSite);
  trial.judge("DEFER-10", "SameSite of the cookie", sameSites2, [sameSiteCookie]);
}
async function judgeForgotten(trial, apiKey, userId) {
  const session2 = await trial.session();
  const page = await session2.open();
  await page.init({ apiKey, userId, options: deferred });
  await page.enableTracking();
  await page.track("consented");
  const [before] = await session2.accepted();
  await session2.forget((await session2.jar()).map(({ name: name2 }) => name2));
  trial.establish("Cookies left once they were removed", (await session2.jar()).length, 0);
  const left2 = (await session2.departures()).length;
  const arrived = session2.ingestion.contacts.length;
  await page.reload();
  const kept4 = await keptBy(session2, page);
  await page.init({ apiKey, options: deferred });
  await page.track("asked again");
  await page.pass(TEN_MINUTES);
  await trial.show("cookies removed, asked again, before the new consent", session2, page);
  trial.judge("DEFER-12", "what is kept, once deferred again", await keptBy(session2, page), kept4);
  trial.judge("DEFER-12", "kinds of requests that left since", (await session2.departures()).length - left2, 0);
  trial.judge("DEFER-12", "requests that reached the endpoint since", session2.ingestion.contacts.length - arrived, 0);
  await page.enableTracking();
  await page.track("consented again");
  await trial.show("after the new consent", session2, page);
  const accepted = await session2.accepted();
  const after = ofType(accepted, "consented again");
  trial.judge("DEFER-13", "whether an event is accepted after the new consent", after !== void 0, true);
  trial.judge("DEFER-13", "whether its device id is a new one", after?.deviceId === before?.deviceId, false);
  const cookies = identityCookies(trial.profile, await session2.jar(), after?.deviceId ?? null);
  trial.judge("DEFER-13", "identity cookies after the new consent", cookies.length, 1);
}
async function judgeDeclined(trial, apiKey, visited) {
  const session2 = await trial.session();
  const page = await session2.open();
  await page.init({ apiKey });
  await page.track("consented");
  trial.establish("Events accepted before", typesOf(await session2.accepted()), ["consented"]);
  await trial.show("after consent", session2, page);
  await page.clearStorage();
  await trial.show("declined, storage cleared", session2, page);
  const arrived = session2.ingestion.contacts.length;
  for (const host of visited) {
    const later = await session2.open({ host, path: "/declined" });
    await later.init({ apiKey, options: deferred });
    await later.track("declined");
    await later.pass(TEN_MINUTES);
    const cookies = identityCookies(trial.profile, await session2.jar(), null);
    trial.judge(
      "DEFER-14",
      `identity cookies after declining, on ${host}`,
      cookies.map(({ name: name2 }) => name2),
      []
    );
    const requests = session2.ingestion.contacts.slice(arrived).map(({ method, body }) => `${method} ${body}`);
    trial.judge("DEFER-14", `requests after declining, on ${host}`, requests, []);
    await trial.show(`on a later page, on ${host}`, session2, later);
  }
}
async function judgeStranger(trial, [one, other]) {
  const session2 = await trial.session();
  const page = await session2.open();
  await page.init({ apiKey: one });
  await page.track("consented to one");
  trial.establish("Events accepted of the project consented to", typesOf(await session2.accepted()), [
    "consented to one"
  ]);
  const arrived = session2.ingestion.contacts.length;
  const later = await session2.open({ path: "/other-project" });
  const kept4 = await keptBy(session2, later);
  await trial.show("after consent to one project", session2, later);
  await later.init({ apiKey: other, options: deferred });
  await later.track("not consented to");
  await later.pass(TEN_MINUTES);
  await trial.show("the other project initialised, without consent to it", session2, later);
  trial.judge("DEFER-15", "what is kept, once the other project was initialised", await keptBy(session2, later), kept4);
  trial.judge("DEFER-15", "requests since then", session2.ingestion.contacts.length - arrived, 0);
}
async function judgeBeforeInit(trial, calls) {
  const session2 = await trial.session();
  const page = await session2.open();
  for (const [index, call] of possibleCalls(trial, calls).entries()) await page.attempt(asVerb(call, index));
  if (trial.can("optOut")) await page.attempt(["setOptOut", false]);
  await page.pass(TEN_MINUTES);
  await trial.show("before init", session2, page);
  trial.judge("LOAD-1", "what is stored before init", await residue(session2, page), []);
  trial.judge("LOAD-2", "what left the page before init", await session2.departures(), []);
}

// suites/checks/denied-storage.ts
var API_KEY6 = "5eed5eed5eed5eed5eed5eed5eed5eed";
var deniedStorageChecks = [
  scenario({
    id: "cookies-blocked",
    title: "In a browser that blocks cookies, events are still sent, and the identity is kept in local storage",
    covers: ["IDENTITY-4", "IDENTITY-6"],
    async run(trial) {
      const session2 = await trial.session({ cookies: "blocked" });
      await judgeThatTrackingGoesOn("IDENTITY-4", trial, session2);
      const later = await session2.open({ path: "/later" });
      await later.init({ apiKey: API_KEY6 });
      await later.track("later page");
      const accepted = each(await session2.accepted(), "deviceId");
      const local = (await later.storage()).localStorage;
      if (local === null) trial.excuse("IDENTITY-6", "this engine blocks local storage together with cookies");
      else trial.judge("IDENTITY-6", "device id on a later page", accepted.at(-1), accepted[0]);
    }
  }),
  scenario({
    id: "storage-forbidden",
    title: "In a page to which the browser forbids cookies and storage, events are still sent",
    covers: ["IDENTITY-5"],
    async run(trial) {
      const session2 = await trial.session();
      session2.sandbox();
      await judgeThatTrackingGoesOn("IDENTITY-5", trial, session2);
    }
  }),
  scenario({
    id: "storage-full",
    title: "With local storage filled to the brim, events are still sent",
    covers: ["UNSENT-4"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open({ path: "/fills-the-storage" });
      await page.fillLocalStorage();
      await judgeThatTrackingGoesOn("UNSENT-4", trial, session2);
    }
  }),
  scenario({
    id: "storage-throws",
    title: "Where local storage throws at any touch, events are still sent",
    covers: ["UNSENT-SPOILT-3"],
    async run(trial) {
      const session2 = await trial.session();
      session2.deny("localStorage");
      await judgeThatTrackingGoesOn("UNSENT-SPOILT-3", trial, session2);
    }
  })
];
async function judgeThatTrackingGoesOn(id, trial, session2) {
  const page = await session2.open();
  const threw = await page.attemptInTurn(["init", { apiKey: API_KEY6 }], ["track", "first"], ["track", "second"]);
  trial.judge(id, "what init and track threw", threw && `${threw.name}: ${threw.message}`, null);
  trial.judge(id, "errors that reached the page", pageErrors(session2.journal), []);
  trial.judge(id, "events accepted", [...new Set(typesOf(await session2.accepted()))], ["first", "second"]);
}

// suites/checks/deprecated-cookie.ts
import fc8 from "fast-check";
var API_KEY7 = "0b501e7e0b501e7e0b501e7e0b501e7e";
var DEVICE = "from-an-earlier-release";
var USER = "ada@example.com";
var deprecatedCookieChecks = [
  scenario({
    id: "deprecated-cookie",
    title: "An identity cookie of an earlier release goes on as it is",
    covers: ["DEPRECATED-1", "DEPRECATED-2"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      const name2 = await plant(trial, session2, page, API_KEY7, identity2(session2, {}));
      await page.init({ apiKey: API_KEY7 });
      await page.track("after the release");
      await judgeMigration(trial, session2, name2, { cookieForceUpgrade: false, deviceId: DEVICE, userId: USER });
    }
  }),
  scenario({
    id: "upgraded-cookie",
    title: "With cookieForceUpgrade an identity of an earlier release moves to the newer cookie, its opt-out too",
    covers: ["DEPRECATED-3", "DEPRECATED-5"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      const name2 = await plant(trial, session2, page, API_KEY7, identity2(session2, {}));
      await page.init({ apiKey: API_KEY7, options: { cookieForceUpgrade: true } });
      await page.track("after the release");
      await judgeMigration(trial, session2, name2, { cookieForceUpgrade: true, deviceId: DEVICE, userId: USER });
      if (!trial.can("optOut")) return;
      const other = await trial.session();
      const out = await other.open();
      await plant(trial, other, out, API_KEY7, identity2(other, { optOut: true }));
      await out.init({ apiKey: API_KEY7, options: { cookieForceUpgrade: true } });
      await out.track("while out");
      await out.reload();
      await out.init({ apiKey: API_KEY7 });
      await out.track("still out");
      trial.judge("DEPRECATED-5", "events accepted of one who had opted out", typesOf(await other.accepted()), []);
      await out.setOptOut(false);
      await out.track("back");
      const back2 = ofType(await other.accepted(), "back");
      trial.establish("Whether an event is accepted after opting in", back2 !== void 0, true);
    }
  }),
  scenario({
    id: "both-kinds-of-cookie",
    title: "Of two identity cookies the newer kind counts",
    covers: ["DEPRECATED-4"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY7 });
      await page.track("before");
      await plant(trial, session2, page, API_KEY7, identity2(session2, {}));
      await page.reload();
      await page.init({ apiKey: API_KEY7 });
      await page.track("after");
      const accepted = await session2.accepted();
      trial.judge(
        "DEPRECATED-4",
        "device id once both kinds exist",
        ofType(accepted, "after")?.deviceId,
        ofType(accepted, "before")?.deviceId
      );
    }
  }),
  property({
    id: "any-deprecated-cookie",
    title: "Any identity of an earlier release goes on, where it is or upgraded",
    covers: ["DEPRECATED-1", "DEPRECATED-2", "DEPRECATED-3", "DEPRECATED-5"],
    cost: 2,
    arbitrary: fc8.record({
      apiKey: apiKeys,
      deviceId: deviceIds,
      userId: fc8.option(userIds),
      optOut: fc8.boolean(),
      cookieForceUpgrade: fc8.boolean()
    }),
    async holds(trial, { apiKey, deviceId: deviceId2, userId, optOut: optOut2, cookieForceUpgrade }) {
      const session2 = await trial.session();
      const page = await session2.open();
      const before = identity2(session2, { deviceId: deviceId2, userId, optOut: optOut2 });
      const name2 = await plant(trial, session2, page, apiKey, before);
      await page.init({ apiKey, options: { cookieForceUpgrade } });
      await page.track("after the release");
      if (optOut2 && trial.can("optOut")) {
        trial.judge("DEPRECATED-5", "events accepted of one who had opted out", typesOf(await session2.accepted()), []);
        await page.setOptOut(false);
        await page.track("after the release");
      } else if (optOut2) return;
      await judgeMigration(trial, session2, name2, { cookieForceUpgrade, deviceId: deviceId2, userId });
    }
  }),
  scenario({
    id: "spoilt-deprecated-cookie",
    title: "A deprecated cookie that is no identity counts as none",
    covers: ["DEPRECATED-6"],
    async run(trial) {
      for (const value of ["garbage", btoa('{"deviceId":'), btoa("null"), btoa("[]")]) {
        await judgeSpoilt(trial, API_KEY7, value, false);
      }
    }
  }),
  property({
    id: "any-spoilt-deprecated-cookie",
    title: "Whatever text a deprecated cookie holds, events are sent",
    covers: ["DEPRECATED-6"],
    cost: 1,
    arbitrary: fc8.record({
      apiKey: apiKeys,
      value: fc8.oneof(cookieTexts, fc8.json({ maxDepth: 1 }).map(base64OfUtf8)),
      cookieForceUpgrade: fc8.boolean()
    }),
    holds: (trial, { apiKey, value, cookieForceUpgrade }) => judgeSpoilt(trial, apiKey, value, cookieForceUpgrade)
  })
];
function identity2(session2, said2) {
  const now = session2.now;
  return {
    deviceId: DEVICE,
    userId: USER,
    optOut: false,
    sessionId: now,
    lastEventTime: now,
    eventId: 3,
    identifyId: 1,
    sequenceNumber: 4,
    ...said2
  };
}
async function plant(trial, session2, page, apiKey, value) {
  const text = typeof value === "string" ? value : encodeDeprecated(trial.profile, value);
  const name2 = deprecatedCookieName(trial.profile, apiKey, session2.domain) ?? "";
  await page.plantCookie(`${name2}=${text}; path=/; domain=.${session2.domain}`);
  return name2;
}
async function judgeMigration(trial, session2, name2, migration) {
  const { cookieForceUpgrade, deviceId: deviceId2, userId } = migration;
  const deprecated = identity2(session2, { deviceId: deviceId2, userId });
  const expected = migrated({ newer: null, deprecated, cookieForceUpgrade });
  const event2 = ofType(await session2.accepted(), "after the release");
  const id = cookieForceUpgrade ? "DEPRECATED-3" : "DEPRECATED-1";
  trial.judge(id, "device id and user id of an event", [event2?.deviceId, event2?.userId], [deviceId2, userId]);
  const jar = await session2.jar();
  const deprecatedOnes = jar.filter((cookie) => cookie.name === name2);
  const newerOnes = identityCookies(trial.profile, jar, null).filter((cookie) => cookie.name !== name2);
  trial.judge(
    cookieForceUpgrade ? "DEPRECATED-3" : "DEPRECATED-2",
    "number of identity cookies of the newer kind, and of the deprecated",
    [newerOnes.length, deprecatedOnes.length],
    [Number(expected.newerStays), Number(expected.deprecatedStays)]
  );
}
async function judgeSpoilt(trial, apiKey, value, cookieForceUpgrade) {
  const session2 = await trial.session();
  const page = await session2.open();
  await plant(trial, session2, page, apiKey, value);
  const threw = await page.attemptInTurn(["init", { apiKey, options: { cookieForceUpgrade } }], ["track", "visited"]);
  trial.judge("DEPRECATED-6", "what init and track threw", threw?.message ?? null, null);
  trial.judge("DEPRECATED-6", "errors that reached the page", pageErrors(session2.journal), []);
  const accepted = await session2.accepted();
  trial.judge("DEPRECATED-6", "events accepted", typesOf(accepted), ["visited"]);
  trial.judge("DEPRECATED-6", "whether the event carries a device id", Boolean(accepted[0]?.deviceId), true);
}

// suites/checks/device-id.ts
import fc9 from "fast-check";
var API_KEY8 = "de71ce1dde71ce1dde71ce1dde71ce1d";
var USER_ID2 = "ada.lovelace@example.com";
var TELLING = 6;
var deviceIdChecks = [
  scenario({
    id: "same-instant",
    title: "Visitors who arrive at the same instant get random device ids of their own, on one site and on two",
    covers: ["DEVICE-1", "DEVICE-2", "DEVICE-3", "IDENTITY-3", "XDOMAIN-1"],
    run: (trial) => judgeVisitors(trial, { apiKey: API_KEY8, visitors: 4 })
  }),
  property({
    id: "any-visitors",
    title: "However many visitors arrive at the same instant, no two share a device id",
    covers: ["DEVICE-1", "DEVICE-2", "DEVICE-3", "IDENTITY-3", "XDOMAIN-1"],
    cost: 3,
    arbitrary: fc9.record({
      apiKey: apiKeys,
      visitors: fc9.integer({ min: 2, max: 4 })
    }),
    holds: judgeVisitors
  }),
  scenario({
    id: "device-id-in-address",
    title: "A device id in the page\u2019s address counts where the site asks for it, and nowhere else",
    covers: ["URL-1", "URL-2", "URL-3", "URL-4", "URL-5"],
    run: (trial) => judgeAddress(trial, API_KEY8, "from-the-address", "given-by-the-site")
  }),
  property({
    id: "any-device-id-in-address",
    title: "Any device id in the page\u2019s address counts where the site asks for it, and nowhere else",
    covers: ["URL-1", "URL-2", "URL-3", "URL-4"],
    cost: 4,
    arbitrary: fc9.record({ apiKey: apiKeys, ids: fc9.uniqueArray(deviceIds, { minLength: 2, maxLength: 2 }) }),
    holds: (trial, { apiKey, ids: [inAddress = "", given2 = ""] }) => judgeAddress(trial, apiKey, inAddress, given2)
  }),
  scenario({
    id: "hostile-address",
    title: "A device id in the address cannot write into the cookie\u2019s attributes",
    covers: ["HOSTILE-4"],
    async run(trial) {
      const attributes = async (deviceId2) => {
        const session2 = await trial.session();
        const path4 = `/?${trial.profile.deviceIdParameter}=${encodeURIComponent(deviceId2)}`;
        const page = await session2.open({ path: path4, scheme: "https" });
        await page.init({ apiKey: API_KEY8, options: { deviceIdFromUrlParam: true } });
        const days2 = (expires) => Math.round(((expires ?? 0) - session2.now / 1e3) / 86400);
        return (await session2.jar()).map(({ path: path5, secure, expires }) => [path5, secure, days2(expires)]);
      };
      const harmless = await attributes("a-harmless-one");
      for (const hostile of ["a; Max-Age=864000; b", "a; Secure; b", "a; domain=elsewhere.test; b"]) {
        trial.judge(
          "HOSTILE-4",
          `path of the cookie, whether it is Secure, days it is kept, with \u201C${hostile}\u201D in the address`,
          await attributes(hostile),
          harmless
        );
      }
    }
  }),
  scenario({
    id: "address-and-links",
    title: "Neither the page\u2019s address nor its links, left alone or clicked, are given an identity to carry",
    covers: ["XDOMAIN-2"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open({ path: "/?from=elsewhere#here" });
      const links = [`http://www.${session2.domain}/next`, "http://www.another-shop.test/", "https://example.com/?a=b"];
      await page.evaluate(
        `document.body.append(...${JSON.stringify(links)}.map((href) => Object.assign(document.createElement('a'), { href, id: 'link' })))`
      );
      await page.init({ apiKey: API_KEY8, userId: USER_ID2 });
      await page.track("visited");
      await page.pass(6e4);
      await page.evaluate(
        `addEventListener('click', (event) => event.preventDefault());
        for (const link of document.querySelectorAll('#link'))
          for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
            link.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }))`
      );
      const seen = await page.evaluate(
        `[location.href, ...Array.from(document.querySelectorAll('#link'), (link) => link.href)]`
      );
      trial.judge("XDOMAIN-2", "the page\u2019s address and its links", seen, [page.url, ...links]);
    }
  })
];
async function judgeVisitors(trial, { apiKey, visitors }) {
  const seen = [];
  const now = Date.now();
  for (let visitor = 0; visitor < visitors; visitor++) {
    const session2 = await trial.session({ now });
    const page = await session2.open();
    await page.init({ apiKey, userId: USER_ID2 });
    await page.track("visited");
    const [event2] = await session2.accepted();
    const deviceId2 = event2?.deviceId ?? null;
    seen.push(deviceId2);
    const sources = {
      "the user id": [USER_ID2, base64OfUtf8(USER_ID2)],
      "the API key": [apiKey.slice(0, TELLING)],
      "the host": [
        session2.domain.split(".")[0] ?? "",
        base64OfUtf8(session2.domain),
        base64OfUtf8(`www.${session2.domain}`)
      ],
      "the time": [10, 16, 32, 36].flatMap(
        (radix) => [page.now, session2.now].map((time) => time.toString(radix).slice(0, 7))
      )
    };
    const told3 = Object.entries(sources).flatMap(
      ([source, texts]) => texts.map(bare).some((text) => text.length >= TELLING && bare(deviceId2 ?? "").includes(text)) ? [source] : []
    );
    trial.judge("DEVICE-2", `what the device id ${deviceId2} holds`, told3, []);
    trial.judge(
      "DEVICE-3",
      `whether the device id ${deviceId2} has sixteen characters`,
      (deviceId2 ?? "").length >= 16,
      true
    );
  }
  for (const id of ["DEVICE-1", "IDENTITY-3", "XDOMAIN-1"]) {
    trial.judge(id, `number of device ids of ${visitors} visitors`, new Set(seen).size, visitors);
  }
}
function bare(text) {
  return text.replace(/[^a-z0-9]/gi, "").toLowerCase();
}
async function judgeAddress(trial, apiKey, inAddress, given2) {
  const path4 = `/?a=b&${trial.profile.deviceIdParameter}=${inAddress}&c=d`;
  const asked = trial.can("deviceIdFromUrlParam");
  const session2 = await trial.session();
  const page = await session2.open({ path: path4 });
  await page.init({ apiKey });
  await page.track("not asked for");
  const own = (await session2.accepted())[0]?.deviceId ?? null;
  trial.judge("URL-1", "whether the device id is the address\u2019s", own === inAddress, false);
  if (!asked) return;
  const plain = await session2.open();
  await plain.init({ apiKey, options: { deviceIdFromUrlParam: true } });
  await plain.track("none in the address");
  await page.reload();
  await page.init({ apiKey, options: { deviceIdFromUrlParam: true } });
  await page.track("asked for");
  await plain.reload();
  await plain.init({ apiKey });
  await plain.track("later page");
  const accepted = await session2.accepted();
  trial.judge("URL-5", "device id where the address has none", ofType(accepted, "none in the address")?.deviceId, own);
  trial.judge("URL-2", "device id of the event", ofType(accepted, "asked for")?.deviceId, inAddress);
  const carriers = carriersOf(trial.profile, await session2.jar(), inAddress);
  trial.judge("URL-2", `cookies that hold ${inAddress}`, carriers.length, 1);
  trial.judge("URL-4", "device ids from then on", each(accepted.slice(-2), "deviceId"), [inAddress, inAddress]);
  if (!trial.can("deviceId")) return;
  await page.reload();
  await page.init({ apiKey, options: { deviceIdFromUrlParam: true, deviceId: given2 } });
  await page.track("given as well");
  trial.judge("URL-3", "device id where the site gave one too", (await session2.accepted()).at(-1)?.deviceId, given2);
}

// suites/checks/hosts.ts
import fc10 from "fast-check";
var API_KEY9 = "5eabed5eabed5eabed5eabed5eabed5e";
var hostsChecks = [
  scenario({
    id: "hosts-of-a-site",
    title: "All hosts of a site share one identity, below a public suffix of two labels too",
    covers: ["DOMAIN-1", "DOMAIN-2", "SESSION-3"],
    async run(trial) {
      for (const suffix of ["test", "co.uk"]) {
        const session2 = await trial.session({ suffix });
        for (const host of ["www", "app", "one.two"]) {
          const page = await session2.open({ host });
          await page.init({ apiKey: API_KEY9 });
          await page.track(host);
        }
        const accepted = await session2.accepted();
        const [first] = accepted;
        const jar = await session2.jar();
        const domains = carriersOf(trial.profile, jar, first?.deviceId ?? null).map(({ domain }) => domain);
        trial.judge(
          "DOMAIN-1",
          "device ids on three hosts",
          each(accepted, "deviceId"),
          Array(3).fill(first?.deviceId)
        );
        trial.judge("DOMAIN-2", "domains of the identity cookies", domains, [`.${session2.domain}`]);
        trial.judge(
          "SESSION-3",
          "session ids on three hosts",
          each(accepted, "sessionId"),
          Array(3).fill(first?.sessionId)
        );
      }
    }
  }),
  property({
    id: "any-two-hosts",
    title: "Whichever two hosts of a site a person visits, they are one visitor in one session",
    covers: ["DOMAIN-1", "IDENTITY-1", "SESSION-3"],
    cost: 2,
    arbitrary: fc10.record({
      apiKey: apiKeys,
      suffix: suffixes,
      visits: fc10.array(fc10.record({ host: hosts, scheme: schemes }), { minLength: 2, maxLength: 3 })
    }),
    async holds(trial, { apiKey, suffix, visits }) {
      const session2 = await trial.session({ suffix });
      for (const { host, scheme } of visits) {
        const page = await session2.open({ host, scheme });
        await page.init({ apiKey });
        await page.track(`${scheme} ${host}`);
      }
      const accepted = await session2.accepted();
      const oneHost = new Set(visits.map(({ host }) => host)).size === 1;
      const [first] = accepted;
      trial.judge(
        oneHost ? "IDENTITY-1" : "DOMAIN-1",
        "device ids",
        each(accepted, "deviceId"),
        visits.map(() => first?.deviceId)
      );
      trial.judge(
        "SESSION-3",
        "session ids",
        each(accepted, "sessionId"),
        visits.map(() => first?.sessionId)
      );
    }
  })
];

// suites/checks/identity.ts
import fc11 from "fast-check";
var API_KEY10 = "1de471751de471751de471751de47175";
var USER_ID3 = "j\xFCrgen.m\xFCller@example.com";
var identityChecks = [
  scenario({
    id: "later-page",
    title: "A later page goes on with the stored identity, another visitor gets another",
    covers: ["IDENTITY-1", "IDENTITY-2", "IDENTITY-3"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open({ path: "/first" });
      await page.init({ apiKey: API_KEY10, userId: USER_ID3 });
      await page.track("first page");
      const later = await session2.open({ path: "/later" });
      await later.init({ apiKey: API_KEY10 });
      await later.track("later page");
      const [first, second] = await session2.accepted();
      trial.judge("IDENTITY-1", "device id on the later page", second?.deviceId, first?.deviceId);
      trial.judge("IDENTITY-2", "user id on the later page", second?.userId, USER_ID3);
      const stranger = await trial.session();
      const elsewhere = await stranger.open();
      await elsewhere.init({ apiKey: API_KEY10 });
      await elsewhere.track("another visitor");
      const [third] = await stranger.accepted();
      trial.judge("IDENTITY-3", "whether another visitor has a device id", typeof third?.deviceId, "string");
      trial.judge("IDENTITY-3", "whether two visitors share a device id", third?.deviceId === first?.deviceId, false);
    }
  }),
  scenario({
    id: "log-in-and-out",
    title: "Events carry the user id from log-in to log-out, and the device id stays",
    covers: ["IDENTITY-9", "IDENTITY-10", "IDENTITY-11"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY10 });
      await page.track("stranger");
      await page.setUserId("ada");
      await page.track("ada");
      await page.reload();
      await page.init({ apiKey: API_KEY10 });
      await page.track("ada on the next page");
      await page.setUserId(null);
      await page.track("logged out");
      await page.reload();
      await page.init({ apiKey: API_KEY10 });
      await page.track("logged out on the next page");
      judgeUsers("IDENTITY-9", trial, await session2.accepted(), [null, "ada", "ada", null, null]);
      await page.setUserId("ada");
      await page.reload();
      await page.init({ apiKey: API_KEY10, userId: "grace" });
      await page.track("grace, as the site says");
      const accepted = await session2.accepted();
      trial.judge(
        "IDENTITY-11",
        "user id where the site gave another than the stored one",
        accepted.at(-1)?.userId,
        "grace"
      );
      trial.judge("IDENTITY-10", "number of device ids", new Set(each(accepted, "deviceId")).size, 1);
    }
  }),
  property({
    id: "any-log-ins",
    title: "Of whatever log-ins and log-outs, on whatever pages, each event carries the user id of its moment",
    covers: ["IDENTITY-9", "IDENTITY-10", "IDENTITY-11"],
    cost: 2,
    arbitrary: fc11.record({
      apiKey: apiKeys,
      steps: fc11.array(fc11.record({ userId: fc11.option(userIds), by: fc11.constantFrom("init", "setUserId") }), {
        minLength: 1,
        maxLength: 4
      })
    }),
    async holds(trial, { apiKey, steps }) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey });
      for (const [index, { userId, by }] of steps.entries()) {
        const atInit = by === "init" && userId !== null;
        if (atInit) {
          await page.reload();
          await page.init({ apiKey, userId });
        } else await page.setUserId(userId);
        await page.track(`event ${index}`);
        const last = (await session2.accepted()).at(-1);
        trial.judge(atInit ? "IDENTITY-11" : "IDENTITY-9", `user id of event ${index}`, last?.userId, userId);
      }
      trial.judge("IDENTITY-10", "number of device ids", new Set(each(await session2.accepted(), "deviceId")).size, 1);
    }
  }),
  scenario({
    id: "cookies-removed",
    title: "A person who removes the cookies is a new visitor",
    covers: ["IDENTITY-7"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY10 });
      await page.track("before");
      await session2.forget((await session2.jar()).map(({ name: name2 }) => name2));
      trial.establish("Cookies left once they were removed", (await session2.jar()).length, 0);
      await page.reload();
      await page.init({ apiKey: API_KEY10 });
      await page.track("after");
      const [before, after] = each(await session2.accepted(), "deviceId");
      trial.judge("IDENTITY-7", "whether the event after has a device id", Boolean(after), true);
      trial.judge("IDENTITY-7", "whether it is the one from before", after === before, false);
    }
  }),
  scenario({
    id: "side-by-side",
    title: "Two pages open side by side are one visitor in one session",
    covers: ["IDENTITY-8", "SESSION-3", "ORDER-1"],
    async run(trial) {
      const session2 = await trial.session();
      const one = await session2.open({ path: "/one" });
      await one.init({ apiKey: API_KEY10 });
      await one.track("one");
      const other = await session2.open({ path: "/other" });
      await other.init({ apiKey: API_KEY10 });
      await other.track("other");
      await one.track("one again");
      const accepted = await session2.accepted();
      const [first] = accepted;
      trial.judge("IDENTITY-8", "device ids side by side", each(accepted, "deviceId"), Array(3).fill(first?.deviceId));
      trial.judge(
        "SESSION-3",
        "session ids side by side",
        each(accepted, "sessionId"),
        Array(3).fill(first?.sessionId)
      );
      const [, second] = each(accepted, "sequenceNumber");
      trial.judge(
        "ORDER-1",
        "whether the number of a second tab\u2019s event is greater",
        Number(second) > Number(first?.sequenceNumber),
        true
      );
    }
  }),
  property({
    id: "any-tabs",
    title: "However many tabs are opened, and whichever is used, there is one device id",
    covers: ["IDENTITY-8"],
    cost: 3,
    arbitrary: fc11.record({
      apiKey: apiKeys,
      uses: fc11.array(fc11.nat({ max: 2 }), { minLength: 2, maxLength: 6 })
    }),
    async holds(trial, { apiKey, uses }) {
      const session2 = await trial.session();
      const pages = [];
      for (const use of uses) {
        let page = pages[Math.min(use, pages.length)];
        if (!page) {
          page = await session2.open({ path: `/tab-${pages.length}` });
          pages.push(page);
          await page.init({ apiKey });
        }
        await page.track("used");
      }
      const deviceIdsSeen = new Set(each(await session2.accepted(), "deviceId"));
      trial.judge("IDENTITY-8", `number of device ids in ${pages.length} tabs`, deviceIdsSeen.size, 1);
    }
  }),
  scenario({
    id: "given-device-id",
    title: "A device id that the site gives counts, and stays",
    covers: ["IDENTITY-12"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY10 });
      await page.track("made anew");
      await page.reload();
      await judgeGivenDeviceId(trial, session2, API_KEY10, "given-by-the-site");
    }
  }),
  property({
    id: "any-given-device-id",
    title: "Any device id that the site gives counts, and stays",
    covers: ["IDENTITY-12"],
    cost: 2,
    arbitrary: fc11.record({ apiKey: apiKeys, deviceId: deviceIds }),
    async holds(trial, { apiKey, deviceId: deviceId2 }) {
      await judgeGivenDeviceId(trial, await trial.session(), apiKey, deviceId2);
    }
  }),
  scenario({
    id: "spoilt-cookie",
    title: "An identity cookie cut in half is no accident, and heals",
    covers: ["IDENTITY-13", "IDENTITY-14"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY10, userId: USER_ID3 });
      await page.track("before");
      const [event2] = await session2.accepted();
      const [cookie] = carriersOf(trial.profile, await session2.jar(), event2?.deviceId ?? null);
      trial.establish("Whether there is an identity cookie to spoil", Boolean(cookie), true);
      if (!cookie) return;
      const half = cookie.value.slice(0, cookie.value.length / 2);
      for (const value of [half, ""]) {
        await page.plantCookie(`${cookie.name}=${value}; path=/; domain=${cookie.domain}`);
        await page.reload();
        await judgeHealing(trial, session2, API_KEY10);
      }
    }
  }),
  property({
    id: "any-spoilt-cookie",
    title: "Whatever text the identity cookie holds, events are sent, and it heals",
    covers: ["IDENTITY-13", "IDENTITY-14"],
    cost: 2,
    arbitrary: fc11.record({ apiKey: apiKeys, value: cookieTexts }),
    async holds(trial, { apiKey, value }) {
      const session2 = await trial.session();
      const page = await session2.open();
      const name2 = identityCookieName(trial.profile, apiKey, session2.domain);
      await page.plantCookie(`${name2}=${value}; path=/; domain=.${session2.domain}`);
      await judgeHealing(trial, session2, apiKey);
    }
  }),
  scenario({
    id: "hostile-user-id",
    title: "A user id of separators and markup is carried as it is, and writes nothing but itself",
    covers: ["HOSTILE-1", "HOSTILE-2", "HOSTILE-3"],
    async run(trial) {
      await judgeHostile(trial, API_KEY10, 'a; path=/elsewhere; domain=test; Max-Age=0; b=<script>\r\n"\\', "__proto__");
    }
  }),
  property({
    id: "any-hostile-text",
    title: "No text does harm as user id, as event type or as property",
    covers: ["HOSTILE-1", "HOSTILE-2", "HOSTILE-3"],
    cost: 1,
    arbitrary: fc11.record({ apiKey: apiKeys, userId: hostileTexts, text: hostileTexts }),
    holds: (trial, { apiKey, userId, text }) => judgeHostile(trial, apiKey, userId, text)
  })
];
function judgeUsers(id, trial, accepted, expected) {
  trial.judge(id, `user ids of the events ${typesOf(accepted).join(", ")}`, each(accepted, "userId"), expected);
}
async function judgeGivenDeviceId(trial, session2, apiKey, deviceId2) {
  const page = await session2.open();
  await page.init({ apiKey, options: { deviceId: deviceId2 } });
  await page.track("given");
  await page.reload();
  await page.init({ apiKey });
  await page.track("not given again");
  const accepted = await session2.accepted();
  trial.judge("IDENTITY-12", "device id where the site gave one", ofType(accepted, "given")?.deviceId, deviceId2);
  trial.judge("IDENTITY-12", "device id on the next page", ofType(accepted, "not given again")?.deviceId, deviceId2);
}
async function judgeHealing(trial, session2, apiKey) {
  const page = await session2.open({ path: "/spoilt" });
  const threw = await page.attemptInTurn(["init", { apiKey }], ["track", "spoilt"]);
  trial.judge("IDENTITY-13", "what init and track threw", threw?.message ?? null, null);
  trial.judge("IDENTITY-13", "errors that reached the page", pageErrors(session2.journal), []);
  const sent = (await session2.accepted()).at(-1);
  trial.judge("IDENTITY-13", "latest event accepted", sent?.type, "spoilt");
  trial.judge("IDENTITY-13", "whether it carries a device id", Boolean(sent?.deviceId), true);
  const cookies = identityCookies(trial.profile, await session2.jar(), sent?.deviceId ?? null);
  trial.judge(
    "IDENTITY-14",
    "device id read from the identity cookie",
    cookies.map(({ value }) => identityIn(trial.profile, value)?.deviceId),
    [sent?.deviceId]
  );
  await page.reload();
  await page.init({ apiKey });
  await page.track("healed");
  trial.judge("IDENTITY-14", "device id on the next page", (await session2.accepted()).at(-1)?.deviceId, sent?.deviceId);
}
async function judgeHostile(trial, apiKey, userId, text) {
  const session2 = await trial.session();
  const page = await session2.open();
  const cookies = async () => (await session2.jar()).map(({ name: name2, domain, path: path4, secure }) => [name2, domain, path4, secure]);
  await page.init({ apiKey });
  const harmless = await cookies();
  await page.attempt(["setUserId", userId]);
  trial.judge("HOSTILE-2", "cookies of the site: name, domain, path, Secure", await cookies(), harmless);
  await page.reload();
  const properties = Object.fromEntries([[`key ${text}`, text]]);
  const threw = await page.attemptInTurn(["init", { apiKey, userId }], ["track", text, properties]);
  trial.judge("HOSTILE-1", "what init and track threw", threw?.message ?? null, null);
  trial.judge("HOSTILE-1", "errors that reached the page", pageErrors(session2.journal), []);
  const [event2] = await session2.accepted();
  trial.judge("HOSTILE-1", "user id of the event", event2?.userId, userId);
  trial.judge("HOSTILE-3", "type of the event", event2?.type, text);
  trial.judge("HOSTILE-3", "properties of the event", event2?.properties, properties);
}

// suites/checks/left-over-probe.ts
var API_KEY11 = "0ddba110ddba110ddba110ddba110ddb";
var NAMES_OF_THE_GUIDE = ["amplitude_cookie_test", "amplitude_test_cookie", "amplitude_test"];
var leftOverProbeChecks = [
  scenario({
    id: "left-over-probes",
    title: "Probe cookies that an interrupted page left behind are not used",
    covers: ["PROBE-4"],
    async run(trial) {
      const earlier = await trial.session();
      const before = await earlier.open();
      await before.init({ apiKey: API_KEY11 });
      await before.track("visited");
      const [first] = await earlier.accepted();
      const jar = await earlier.jar();
      const kept4 = carriersOf(trial.profile, jar, first?.deviceId ?? null).map(({ name: name2 }) => name2);
      const probes = probesAmong(trial, cookieWrites(earlier.journal), jar);
      const session2 = await trial.session();
      const page = await session2.open();
      const here = (text) => text.replaceAll(earlier.domain, session2.domain);
      const leftOver = new Map([
        ...NAMES_OF_THE_GUIDE.map((name2) => [name2, session2.domain]),
        ...probes.map(({ name: name2, domain }) => [here(name2), domain && here(domain)]).filter(([, domain]) => domain === null || `.${new URL(page.url).hostname}`.endsWith(`.${domain}`))
      ]);
      for (const [name2, domain] of leftOver) {
        await page.plantCookie(`${name2}=left-over; path=/${domain === null ? "" : `; domain=.${domain}`}`);
      }
      await page.init({ apiKey: API_KEY11 });
      await page.track("visited");
      const accepted = await session2.accepted();
      trial.judge("PROBE-4", "events accepted", typesOf(accepted), ["visited"]);
      const deviceId2 = accepted[0]?.deviceId ?? null;
      trial.judge("PROBE-4", "whether the device id is the probe\u2019s", deviceId2 === "left-over", false);
      const names = carriersOf(trial.profile, await session2.jar(), deviceId2).map(({ name: name2 }) => name2);
      trial.judge("PROBE-4", "cookies that hold the device id", names, kept4.map(here));
    }
  })
];

// suites/checks/local-storage.ts
import fc12 from "fast-check";
var API_KEY12 = "10ca1c0010ca1c0010ca1c0010ca1c00";
var disableCookies = { disableCookies: true };
var MINUTE = 6e4;
var localStorageChecks = [
  scenario({
    id: "cookies-disabled",
    title: "With cookies disabled by the site, none is written, and the identity is kept in local storage",
    covers: ["LOCAL-1", "LOCAL-2", "LOCAL-3", "LOCAL-4", "LOCAL-5", "LOCAL-6", "LOCAL-7"],
    async run(trial) {
      await judgeWithoutCookies(trial, API_KEY12, "ada");
      const session2 = await trial.session();
      for (const host of ["www", "app"]) {
        const page = await session2.open({ host });
        await page.init({ apiKey: API_KEY12, options: disableCookies });
        await page.track(host);
      }
      const [one, other] = each(await session2.accepted(), "deviceId");
      trial.judge("LOCAL-7", "whether two hosts of a site share a device id", one === other, false);
    }
  }),
  property({
    id: "any-visit-without-cookies",
    title: "For any API key and user id, the identity is kept in local storage where cookies are disabled",
    covers: ["LOCAL-1", "LOCAL-2", "LOCAL-3", "LOCAL-4", "LOCAL-5", "LOCAL-6"],
    cost: 4,
    arbitrary: fc12.record({ apiKey: apiKeys, userId: userIds }),
    holds: (trial, { apiKey, userId }) => judgeWithoutCookies(trial, apiKey, userId)
  }),
  scenario({
    id: "same-visit-without-cookies",
    title: "Events say the same of a visit with cookies and without",
    covers: ["LOCAL-8"],
    async run(trial) {
      const now = Date.now();
      const told3 = [];
      for (const options4 of [{}, disableCookies]) {
        const session2 = await trial.session({ now });
        const page = await session2.open();
        await page.init({ apiKey: API_KEY12, userId: "ada", options: options4 });
        await page.track("first", { page: 1 });
        await page.pass(MINUTE);
        await page.reload();
        await page.init({ apiKey: API_KEY12, options: options4 });
        await page.track("second", { page: 2 });
        const accepted = await session2.accepted();
        told3.push(accepted.map((event2) => event2 && { ...event2, deviceId: event2.deviceId === accepted[0]?.deviceId }));
      }
      trial.judge("LOCAL-8", "what the events of a visit without cookies say", told3[1], told3[0]);
    }
  }),
  scenario({
    id: "nothing-can-be-stored",
    title: "Where nothing can be stored, every page is a new visitor, and events are sent",
    covers: ["NOSTORE-1", "NOSTORE-2", "NOSTORE-3"],
    async run(trial) {
      const session2 = await trial.session();
      session2.deny("localStorage", "sessionStorage");
      const page = await session2.open();
      await judgeUnstored(
        trial,
        () => page.attemptInTurn(
          ["init", { apiKey: API_KEY12, options: disableCookies }],
          ["setUserId", "ada"],
          ["track", "first page"]
        )
      );
      await page.reload();
      await judgeUnstored(
        trial,
        () => page.attemptInTurn(["init", { apiKey: API_KEY12, options: disableCookies }], ["track", "second page"])
      );
      trial.judge("NOSTORE-2", "errors that reached the page", pageErrors(session2.journal), []);
      const accepted = await session2.accepted();
      trial.judge("NOSTORE-2", "events accepted", typesOf(accepted), ["first page", "second page"]);
      const [first, second] = accepted;
      trial.judge(
        "NOSTORE-1",
        "whether both pages have a device id",
        Boolean(first?.deviceId && second?.deviceId),
        true
      );
      trial.judge("NOSTORE-1", "whether they share it", first?.deviceId === second?.deviceId, false);
      trial.judge("NOSTORE-3", "user ids on the page of the log-in and on the next", each(accepted, "userId"), [
        "ada",
        null
      ]);
    }
  }),
  property({
    id: "any-visit-that-stores-nothing",
    title: "Where nothing can be stored, whatever the user id, events are sent",
    covers: ["NOSTORE-2"],
    cost: 1,
    arbitrary: fc12.record({ apiKey: apiKeys, userId: userIds, saveEvents: fc12.boolean() }),
    async holds(trial, { apiKey, userId, saveEvents }) {
      const session2 = await trial.session();
      session2.deny("localStorage", "sessionStorage");
      const page = await session2.open();
      const options4 = { ...disableCookies, ...trial.possible({ saveEvents }) };
      await judgeUnstored(trial, () => page.attemptInTurn(["init", { apiKey, userId, options: options4 }], ["track", "visited"]));
      trial.judge("NOSTORE-2", "errors that reached the page", pageErrors(session2.journal), []);
      const accepted = await session2.accepted();
      trial.judge("NOSTORE-2", "events accepted", typesOf(accepted), ["visited"]);
    }
  })
];
async function judgeUnstored(trial, act2) {
  trial.judge("NOSTORE-2", "what the calls threw", (await act2())?.message ?? null, null);
}
async function judgeWithoutCookies(trial, apiKey, userId) {
  const session2 = await trial.session();
  const page = await session2.open();
  await page.init({ apiKey, userId, options: disableCookies });
  await page.track("first page");
  const deviceId2 = (await session2.accepted())[0]?.deviceId ?? "";
  const places = await placesThatTell(trial.profile, deviceId2, session2, page);
  trial.judge(
    "LOCAL-3",
    "whether local storage holds the device id",
    places.some((place) => place.startsWith("local storage ")),
    true
  );
  await page.pass(MINUTE);
  await page.reload();
  await page.init({ apiKey, options: disableCookies });
  await page.track("next page");
  const accepted = await session2.accepted();
  const next = ofType(accepted, "next page");
  trial.judge("LOCAL-3", "device id on the next page", next?.deviceId, deviceId2);
  trial.judge("LOCAL-4", "user id on the next page", next?.userId, userId);
  trial.judge("LOCAL-6", "session id on the next page", next?.sessionId, accepted[0]?.sessionId);
  const jar = (await session2.jar()).map(({ name: name2 }) => name2);
  trial.judge("LOCAL-1", "cookies left", jar, []);
  const written = cookieWrites(session2.journal).map(({ text }) => text);
  trial.judge("LOCAL-2", "cookies written, if only for a moment", written, []);
  if (!trial.can("optOut")) return;
  await page.setOptOut(true);
  await page.reload();
  await page.init({ apiKey, options: disableCookies });
  await page.track("while out");
  const out = ofType(await session2.accepted(), "while out");
  trial.judge("LOCAL-5", "whether an event is accepted after an opt-out on the page before", out !== void 0, false);
}

// suites/checks/opt-out.ts
import fc13 from "fast-check";

// spec/oracle/consent.ts
function eventsThatMayLeave(steps, optedOutAtStart = false) {
  const leave = [];
  let optedOut = optedOutAtStart;
  for (const step3 of steps) {
    if (step3.do === "optOut") optedOut = true;
    else if (step3.do === "optIn") optedOut = false;
    else if (step3.do === "track" && !optedOut) leave.push(step3.event);
  }
  return leave;
}

// suites/checks/opt-out.ts
var API_KEY13 = "feedface00112233445566778899aabb";
var TEN_MINUTES2 = 10 * 60 * 1e3;
var WAYS_OUT = ["option", "early call", "late call"];
var optOutChecks = [
  scenario({
    id: "opt-out-and-back",
    title: "An opt-out holds, on this page and later ones, until the person opts in again, and stays who they are",
    covers: ["OPTOUT-1", "OPTOUT-2", "OPTOUT-3", "OPTOUT-12"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY13, userId: "ada" });
      await page.track("while in");
      trial.establish("Events accepted before the opt-out", typesOf(await session2.accepted()), ["while in"]);
      await page.setOptOut(true);
      await page.track("while out");
      await page.pass(TEN_MINUTES2);
      trial.judge("OPTOUT-1", "events accepted after the opt-out", typesOf(await session2.accepted()), ["while in"]);
      await page.reload();
      await page.init({ apiKey: API_KEY13 });
      await page.track("still out");
      await page.pass(TEN_MINUTES2);
      trial.judge("OPTOUT-2", "events accepted on a later page", typesOf(await session2.accepted()), ["while in"]);
      await page.setOptOut(false);
      await page.track("in again");
      await page.reload();
      await page.init({ apiKey: API_KEY13 });
      await page.track("still in");
      const accepted = await session2.accepted();
      const types2 = typesOf(accepted);
      trial.judge(
        "OPTOUT-3",
        "events accepted after opting in again",
        types2.filter((type) => type.includes("in")),
        ["while in", "in again", "still in"]
      );
      trial.judge(
        "OPTOUT-1",
        "events of the opt-out that were accepted later",
        types2.filter((type) => type === "while out"),
        []
      );
      const who = accepted.map((event2) => [event2?.deviceId, event2?.userId]);
      trial.judge(
        "OPTOUT-12",
        "device id and user id of the events",
        who,
        who.map(() => [accepted[0]?.deviceId, "ada"])
      );
    }
  }),
  scenario({
    id: "opted-out-leaves-nothing",
    title: "Where events cannot be uploaded, those tracked while opted in wait in storage, those tracked after are nowhere",
    covers: ["OPTOUT-5", "OPTOUT-6", "OPTOUT-7"],
    run: (trial) => judgeSilence2(trial, API_KEY13, 500)
  }),
  property({
    id: "any-opt-out-with-events-waiting",
    title: "However uploads were refused before, an opted-out person\u2019s page stores nothing more and sends nothing",
    covers: ["OPTOUT-5", "OPTOUT-6", "OPTOUT-7"],
    cost: 2,
    arbitrary: fc13.record({ apiKey: apiKeys, mode: refusals }),
    holds: (trial, { apiKey, mode }) => judgeSilence2(trial, apiKey, mode)
  }),
  scenario({
    id: "opted-out-from-the-start",
    title: "Initialised with the optOut option, nothing is uploaded until the person opts in, on later pages neither",
    covers: ["OPTOUT-4", "OPTOUT-9"],
    run: (trial) => judgeOptedOutAtStart(trial, API_KEY13, "www")
  }),
  property({
    id: "any-opt-out-from-the-start",
    title: "For any API key, an opt-out by option holds until the person opts in, on whichever host",
    covers: ["OPTOUT-4", "OPTOUT-9"],
    cost: 2,
    arbitrary: fc13.record({ apiKey: apiKeys, host: hosts }),
    holds: (trial, { apiKey, host }) => judgeOptedOutAtStart(trial, apiKey, host)
  }),
  scenario({
    id: "opt-out-elsewhere",
    title: "An opt-out holds in tabs opened later, on other hosts, and in a tab that was open already",
    covers: ["OPTOUT-10", "OPTOUT-11"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      const open2 = await session2.open({ path: "/open-already" });
      await page.init({ apiKey: API_KEY13 });
      await open2.init({ apiKey: API_KEY13 });
      await open2.track("before");
      trial.establish("Events accepted before the opt-out", typesOf(await session2.accepted()), ["before"]);
      await page.setOptOut(true);
      for (const host of ["www", "app"]) await judgeLaterTab(trial, session2, API_KEY13, host, ["before"]);
      await open2.track("in the tab that was open");
      const there = ofType(await session2.accepted(), "in the tab that was open");
      trial.judge("OPTOUT-11", "whether an event is accepted from it", there !== void 0, false);
    }
  }),
  property({
    id: "any-opt-out-elsewhere",
    title: "On whichever host a person opts out, the opt-out holds on every other",
    covers: ["OPTOUT-10"],
    cost: 2,
    arbitrary: fc13.record({ apiKey: apiKeys, one: hosts, other: hosts }),
    async holds(trial, { apiKey, one, other }) {
      const session2 = await trial.session();
      const page = await session2.open({ host: one });
      await page.init({ apiKey });
      await page.setOptOut(true);
      await judgeLaterTab(trial, session2, apiKey, other, []);
    }
  }),
  scenario({
    id: "opt-out-in-flight",
    title: "An opt-out holds while an upload is under way",
    covers: ["OPTOUT-15"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY13 });
      session2.ingestion.mode = "hang";
      await page.track("under way");
      await page.track("waiting behind it");
      await page.setOptOut(true);
      const left2 = (await session2.uploads()).length;
      trial.establish("Whether an upload is under way", left2 > 0, true);
      session2.ingestion.mode = "accept";
      await session2.answerAll();
      await page.pass(TEN_MINUTES2);
      trial.judge("OPTOUT-15", "uploads begun after the opt-out", (await session2.uploads()).length - left2, 0);
    }
  }),
  scenario({
    id: "no-true-nor-false",
    title: "An opt-out that is neither true nor false changes nothing",
    covers: ["OPTOUT-13"],
    run: (trial) => judgeNeither(trial, API_KEY13, ["false", 0, null, {}, "true", 1])
  }),
  property({
    id: "any-value-but-true-and-false",
    title: "Whatever is given in place of true or false, an opt-out or an opt-in stays as it is",
    covers: ["OPTOUT-13"],
    cost: 2,
    arbitrary: fc13.record({
      apiKey: apiKeys,
      value: fc13.oneof(fc13.string(), fc13.integer(), fc13.constant(null), fc13.constant([]), fc13.constant({}))
    }),
    holds: (trial, { apiKey, value }) => judgeNeither(trial, apiKey, [value])
  }),
  scenario({
    id: "enabled-while-opted-out",
    title: "Enabling tracking does not end an opt-out by option, by a call before consent or by one after it",
    covers: ["OPTOUT-14"],
    async run(trial) {
      for (const by of WAYS_OUT) await judgeEnabling(trial, API_KEY13, by);
    }
  }),
  property({
    id: "any-enabling-while-opted-out",
    title: "Whether opted out by option, by a call before consent or by one after it, enabling tracking does not end it",
    covers: ["OPTOUT-14"],
    cost: 1,
    arbitrary: fc13.record({
      apiKey: apiKeys,
      by: fc13.constantFrom(...WAYS_OUT)
    }),
    holds: (trial, { apiKey, by }) => judgeEnabling(trial, apiKey, by)
  }),
  scenario({
    id: "do-not-track",
    title: "The browser\u2019s \u201CDo not track\u201D alone changes nothing",
    covers: ["DNT-1"],
    async run(trial) {
      const session2 = await trial.session();
      session2.doNotTrack();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY13 });
      await page.track("visited");
      trial.judge("DNT-1", "events accepted", typesOf(await session2.accepted()), ["visited"]);
    }
  }),
  property({
    id: "any-consent-history",
    title: "Of any history of opting out, opting in and reloading, just the events tracked while opted in are uploaded",
    covers: ["OPTOUT-1", "OPTOUT-2", "OPTOUT-3", "OPTOUT-12"],
    cost: 2,
    arbitrary: fc13.record({ apiKey: apiKeys, steps: consentHistories }),
    async holds(trial, { apiKey, steps }) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey, userId: "ada" });
      let reloadedWhileOut = false;
      let optedOut = false;
      for (const step3 of steps) {
        if (step3.do === "track") await page.track(step3.event);
        else if (step3.do === "reload") {
          await page.reload();
          await page.init({ apiKey });
          reloadedWhileOut = optedOut;
        } else {
          optedOut = step3.do === "optOut";
          reloadedWhileOut = false;
          await page.setOptOut(optedOut);
        }
        const done = steps.slice(0, steps.indexOf(step3) + 1);
        const accepted2 = typesOf(await session2.accepted());
        const allowed = eventsThatMayLeave(done);
        const tooMany = accepted2.filter((type) => !allowed.includes(type));
        trial.judge(
          reloadedWhileOut ? "OPTOUT-2" : "OPTOUT-1",
          "events accepted although they were tracked while opted out",
          tooMany,
          []
        );
        trial.judge("OPTOUT-3", "events accepted", accepted2, allowed);
      }
      const accepted = await session2.accepted();
      const people = new Set(accepted.map((event2) => `${event2?.deviceId} ${event2?.userId}`));
      trial.judge("OPTOUT-12", "whether all events are of one person", people.size <= 1, true);
      trial.judge(
        "OPTOUT-12",
        "user ids",
        each(accepted, "userId"),
        accepted.map(() => "ada")
      );
    }
  })
];
async function judgeSilence2(trial, apiKey, mode) {
  const session2 = await trial.session();
  session2.ingestion.mode = mode;
  const page = await session2.open();
  await page.init({ apiKey });
  await page.track("while in");
  const waiting = await placesThatHold("while in", session2, page);
  trial.establish("Whether an event that could not be uploaded is seen in storage", waiting.length > 0, true);
  await page.setOptOut(true);
  const left2 = session2.ingestion.contacts.length;
  session2.ingestion.mode = "accept";
  await page.track("while out");
  const holding2 = await placesThatHold("while out", session2, page);
  trial.judge("OPTOUT-5", "places that hold the event tracked after the opt-out", holding2, []);
  if (trial.can("identify")) {
    await page.identify("plan", "while-out");
    const identified = await placesThatHold("while-out", session2, page);
    trial.judge("OPTOUT-6", "places that hold the identify made after the opt-out", identified, []);
  }
  await page.pass(TEN_MINUTES2);
  await page.reload();
  await page.init({ apiKey });
  await page.track("out on the next page");
  await page.pass(TEN_MINUTES2);
  const departures = session2.ingestion.contacts.slice(left2).map(({ method, body }) => `${method} ${body.slice(0, 200)}`);
  trial.judge("OPTOUT-7", "requests that reached the endpoint after the opt-out", departures, []);
  const identifies = typesOf(await session2.accepted()).filter((type) => type === IDENTIFY);
  trial.judge("OPTOUT-6", "identifies accepted after the opt-out", identifies, []);
}
async function judgeOptedOutAtStart(trial, apiKey, host) {
  const session2 = await trial.session();
  const page = await session2.open();
  await page.init({ apiKey, options: { optOut: true } });
  await page.track("while out");
  await page.pass(TEN_MINUTES2);
  trial.judge("OPTOUT-4", "events accepted although optOut was set", typesOf(await session2.accepted()), []);
  const later = await session2.open({ host });
  await later.init({ apiKey });
  await later.track("still out");
  await later.pass(TEN_MINUTES2);
  trial.judge("OPTOUT-9", "events accepted on a later page", typesOf(await session2.accepted()), []);
  await later.setOptOut(false);
  await later.track("in at last");
  const accepted = typesOf(await session2.accepted()).filter((type) => type !== "still out");
  trial.judge("OPTOUT-4", "events accepted after opting in", accepted, ["in at last"]);
}
async function judgeLaterTab(trial, session2, apiKey, host, before) {
  const later = await session2.open({ host, path: "/opened-later" });
  await later.init({ apiKey });
  await later.track(`in a later tab on ${host}`);
  await later.pass(TEN_MINUTES2);
  trial.judge("OPTOUT-10", `events accepted from a later tab on ${host}`, typesOf(await session2.accepted()), before);
}
async function judgeNeither(trial, apiKey, values2) {
  const session2 = await trial.session();
  const page = await session2.open();
  await page.init({ apiKey });
  const calls = values2.map((value) => ["setOptOut", value]);
  const threw = await page.attempt(...calls, ["track", "while in"]);
  trial.judge("OPTOUT-13", "what the calls threw", threw?.message ?? null, null);
  trial.judge("OPTOUT-13", "errors that reached the page", pageErrors(session2.journal), []);
  trial.judge("OPTOUT-13", "events accepted while in", typesOf(await session2.accepted()), ["while in"]);
  await page.setOptOut(true);
  await page.attempt(...calls, ["track", "while out"]);
  trial.judge("OPTOUT-13", "events accepted once out", typesOf(await session2.accepted()), ["while in"]);
}
async function judgeEnabling(trial, apiKey, by) {
  const session2 = await trial.session();
  const page = await session2.open();
  const options4 = { deferInitialization: true, ...by === "option" && { optOut: true } };
  await page.init({ apiKey, options: options4 });
  if (by === "early call") await page.setOptOut(true);
  if (by === "late call") {
    await page.enableTracking();
    await page.setOptOut(true);
  }
  await page.enableTracking();
  await page.track("while out");
  await page.pass(TEN_MINUTES2);
  const out = ofType(await session2.accepted(), "while out");
  trial.judge("OPTOUT-14", `whether an event is accepted after an opt-out by ${by}`, out !== void 0, false);
  await page.setOptOut(false);
  await page.track("in at last");
  const last = ofType(await session2.accepted(), "in at last");
  trial.establish("Whether an event is accepted after opting in", last !== void 0, true);
}

// suites/checks/options.ts
import fc15 from "fast-check";

// spec/oracle/unsent-queue.ts
var DEFAULT_SAVED_MAX_COUNT = 1e3;
var RETRIED_WITHIN = 6e4;
function unsentEventsKey(profile, apiKey) {
  return keyOf(profile, profile.unsent.eventsKey, apiKey);
}
function unsentIdentifiesKey(profile, apiKey) {
  return keyOf(profile, profile.unsent.identifiesKey, apiKey);
}
function kept3(tracked, cap) {
  return tracked.slice(Math.max(0, tracked.length - cap));
}
function keyOf({ unsent: { separator, keyCharacters: keyCharacters2 } }, key, apiKey) {
  return key + separator + beginning(apiKey, keyCharacters2);
}

// suites/checks/unsent-queue.ts
import fc14 from "fast-check";
var API_KEY14 = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
var unsentQueueChecks = [
  scenario({
    id: "refused-uploads",
    title: "Events whose upload fails wait in local storage and are uploaded by a later page",
    covers: ["UNSENT-1", "UNSENT-2", "UNSENT-3", "UNSENT-SCOPE-1"],
    run: (trial) => judgeRefused(trial, API_KEY14, 500, ["first", "second", "third"])
  }),
  scenario({
    id: "any-way-of-refusing",
    title: "Whatever way an upload is refused, nothing is lost",
    covers: ["UNSENT-10"],
    async run(trial) {
      for (const mode of [400, 429, 500, "reset", "unreachable"]) await judgeNotLost(trial, API_KEY14, mode);
    }
  }),
  property({
    id: "any-refused-uploads",
    title: "However many events are refused, and in whatever way, they wait and are uploaded once",
    covers: ["UNSENT-1", "UNSENT-2", "UNSENT-3", "UNSENT-10", "UNSENT-SCOPE-1"],
    cost: 3,
    arbitrary: fc14.record({ apiKey: apiKeys, mode: refusals, count: fc14.integer({ min: 1, max: 8 }) }),
    async holds(trial, { apiKey, mode, count: count3 }) {
      await judgeRefused(trial, apiKey, 500, named(count3));
      await judgeNotLost(trial, apiKey, mode);
    }
  }),
  scenario({
    id: "unanswered-upload",
    title: "An event is stored before its upload is answered, and one that never is, is uploaded by a later page",
    covers: ["UNSENT-5", "UNSENT-6"],
    run: (trial) => judgeUnanswered(trial, API_KEY14, ["first", "second"])
  }),
  property({
    id: "any-unanswered-uploads",
    title: "However many events were not answered when the page was left, a later page uploads them",
    covers: ["UNSENT-5", "UNSENT-6"],
    cost: 2,
    arbitrary: fc14.record({ apiKey: apiKeys, count: fc14.integer({ min: 1, max: 6 }) }),
    holds: (trial, { apiKey, count: count3 }) => judgeUnanswered(trial, apiKey, named(count3))
  }),
  scenario({
    id: "refused-identifies",
    title: "Identifies whose upload fails wait, apart from events, and are uploaded by a later page",
    covers: ["UNSENT-15", "UNSENT-7", "UNSENT-8"],
    run: (trial) => judgeRefusedIdentifies(trial, API_KEY14, ["gold", "silver"])
  }),
  property({
    id: "any-refused-identifies",
    title: "However many identifies are refused, they wait, apart from events, and are uploaded once",
    covers: ["UNSENT-15", "UNSENT-7", "UNSENT-8", "UNSENT-CAP-4"],
    cost: 2,
    arbitrary: fc14.record({
      apiKey: apiKeys,
      values: fc14.array(fc14.constantFrom("gold", "silver"), { minLength: 1, maxLength: 6 }),
      cap: fc14.integer({ min: 1, max: 4 })
    }),
    async holds(trial, { apiKey, values: values2, cap }) {
      await judgeRefusedIdentifies(trial, apiKey, values2);
      if (trial.can("savedMaxCount")) await judgeIdentifyCap(trial, apiKey, values2, cap);
    }
  }),
  scenario({
    id: "identify-cap",
    title: "Of more unsent identifies than may be kept, the latest are",
    covers: ["UNSENT-CAP-4"],
    run: (trial) => judgeIdentifyCap(trial, API_KEY14, ["one", "two", "three", "four", "five"], 3)
  }),
  scenario({
    id: "offline",
    title: "Events tracked offline wait, and are uploaded once the browser is online",
    covers: ["UNSENT-9"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY14 });
      await page.setOnline(false);
      await page.trackAll(["first", "second"]);
      trial.judge(
        "UNSENT-9",
        "events in local storage while offline",
        storedTypes(trial.profile, await page.storage(), ["first", "second"]),
        ["first", "second"]
      );
      await page.setOnline(true);
      await page.track("online again");
      await page.pass(RETRIED_WITHIN);
      trial.judge("UNSENT-9", "events accepted once online", typesOf(await session2.accepted()), [
        "first",
        "second",
        "online again"
      ]);
    }
  }),
  scenario({
    id: "events-not-saved",
    title: "With saveEvents off nothing of an event is stored, and events are uploaded all the same",
    covers: ["UNSENT-11", "UNSENT-12"],
    run: (trial) => judgeNotSaved(trial, API_KEY14, ["first", "second"])
  }),
  property({
    id: "any-events-not-saved",
    title: "With saveEvents off, however many events are tracked, none is stored and all are uploaded",
    covers: ["UNSENT-11", "UNSENT-12"],
    cost: 1,
    arbitrary: fc14.record({ apiKey: apiKeys, count: fc14.integer({ min: 1, max: 6 }) }),
    holds: (trial, { apiKey, count: count3 }) => judgeNotSaved(trial, apiKey, named(count3))
  }),
  scenario({
    id: "too-large",
    title: "Events refused together as too large are accepted in smaller uploads",
    covers: ["UNSENT-14"],
    async run(trial) {
      const events = named(8);
      const session2 = await trial.session();
      const page = await session2.open();
      session2.ingestion.mode = 500;
      await page.init({ apiKey: API_KEY14 });
      await page.trackAll(events);
      session2.ingestion.largestBatch = 3;
      session2.ingestion.mode = "accept";
      await page.reload();
      await page.init({ apiKey: API_KEY14 });
      await page.track("last");
      const refused = (await session2.uploads()).filter(({ status }) => status === 413);
      if (refused.length === 0) {
        trial.excuse("UNSENT-14", "the candidate never uploads more than three events at once");
        return;
      }
      const accepted = typesOf(await session2.accepted());
      trial.judge("UNSENT-14", "events accepted, sorted", accepted.sort(), [...events, "last"].sort());
    }
  }),
  scenario({
    id: "thousand-unsent",
    title: "Of more than a thousand unsent events the latest thousand are kept",
    covers: ["UNSENT-CAP-1", "UNSENT-CAP-2"],
    async run(trial) {
      const events = named(DEFAULT_SAVED_MAX_COUNT + 5);
      const session2 = await trial.session();
      session2.ingestion.mode = 500;
      const page = await session2.open();
      await page.init({ apiKey: API_KEY14, options: withoutAttempts(trial) });
      await page.trackAll(events);
      const stored = storedTypes(trial.profile, await page.storage(), events);
      trial.establish("Whether unsent events are seen in storage", stored.length > 0, true);
      trial.judge(
        "UNSENT-CAP-1",
        `events kept of ${events.length} unsent ones`,
        stored.length,
        DEFAULT_SAVED_MAX_COUNT
      );
      trial.judge(
        "UNSENT-CAP-2",
        "the first and the last event kept",
        [stored[0], stored.at(-1)],
        ends(kept3(events, stored.length))
      );
      trial.judge(
        "UNSENT-CAP-2",
        "whether the events kept are the latest, in order",
        stored.join() === kept3(events, stored.length).join(),
        true
      );
    }
  }),
  scenario({
    id: "cap",
    title: "With a cap of three, the latest three of five events are kept, and only they are uploaded later",
    covers: ["UNSENT-CAP-3", "UNSENT-CAP-2", "UNSENT-CAP-5"],
    run: (trial) => judgeCap(trial, API_KEY14, 3, 5)
  }),
  property({
    id: "any-cap",
    title: "Whatever number of events may be kept, the latest are",
    covers: ["UNSENT-CAP-3", "UNSENT-CAP-2", "UNSENT-CAP-5"],
    cost: 2,
    arbitrary: fc14.record({
      apiKey: apiKeys,
      cap: fc14.integer({ min: 1, max: 12 }),
      tracked: fc14.integer({ min: 0, max: 30 })
    }),
    holds: (trial, { apiKey, cap, tracked }) => judgeCap(trial, apiKey, cap, tracked)
  }),
  scenario({
    id: "chosen-keys",
    title: "Unsent events and identifies are kept under the names the site chose, and a later page finds them there",
    covers: ["UNSENT-KEY-1", "UNSENT-KEY-2", "UNSENT-2", "UNSENT-8"],
    run: (trial) => judgeKeys(trial, API_KEY14, "waiting_events", "waiting_identifies")
  }),
  property({
    id: "any-chosen-keys",
    title: "Whatever names the site chooses, unsent events and identifies are kept under them, and found again",
    covers: ["UNSENT-KEY-1", "UNSENT-KEY-2", "UNSENT-2", "UNSENT-8"],
    cost: 1,
    arbitrary: fc14.record({
      apiKey: apiKeys,
      names: fc14.uniqueArray(fc14.stringMatching(/^[a-z][a-z_.:-]{0,20}$/), { minLength: 2, maxLength: 2 })
    }),
    holds: (trial, { apiKey, names: [one = "", other = ""] }) => judgeKeys(trial, apiKey, one, other)
  }),
  scenario({
    id: "two-projects",
    title: "What is left unsent for one project never reaches another whose key differs in its end only",
    covers: ["UNSENT-SCOPE-2", "UNSENT-2"],
    run: (trial) => judgeTwoProjects(trial, [API_KEY14, `${API_KEY14.slice(0, -1)}1`])
  }),
  property({
    id: "any-two-projects",
    title: "What is left unsent under one API key never reaches the project of another",
    covers: ["UNSENT-SCOPE-2", "UNSENT-2"],
    cost: 2,
    arbitrary: apiKeyPairs,
    holds: judgeTwoProjects
  })
];
async function judgeRefused(trial, apiKey, mode, events) {
  const session2 = await trial.session();
  session2.ingestion.mode = mode;
  const page = await session2.open();
  await page.init({ apiKey });
  for (const event2 of events) await page.track(event2);
  const queues = queuesHolding(trial.profile, await page.storage(), events);
  trial.judge(
    "UNSENT-1",
    "events in local storage after their upload was refused",
    queues.flatMap(({ types: types2 }) => types2),
    events
  );
  trial.judge(
    "UNSENT-SCOPE-1",
    "local-storage key of the unsent events",
    queues.map(({ key }) => key),
    [unsentEventsKey(trial.profile, apiKey)]
  );
  trial.judge(
    "UNSENT-SCOPE-1",
    `local-storage keys of the unsent events without the whole API key ${apiKey}`,
    queues.map(({ key }) => key).filter((key) => !key.includes(apiKey)),
    []
  );
  session2.ingestion.mode = "accept";
  await page.reload();
  await page.init({ apiKey });
  await page.track("last");
  trial.judge("UNSENT-2", "events accepted after a reload", typesOf(await session2.accepted()), [...events, "last"]);
  const left2 = storedTypes(trial.profile, await page.storage(), [...events, "last"]);
  trial.judge("UNSENT-3", "accepted events that are still in local storage", left2, []);
}
async function judgeNotLost(trial, apiKey, mode) {
  const session2 = await trial.session();
  session2.ingestion.mode = mode;
  const page = await session2.open();
  await page.init({ apiKey });
  await page.track("refused");
  trial.judge(
    "UNSENT-10",
    `events in local storage after ${mode}`,
    storedTypes(trial.profile, await page.storage(), ["refused"]),
    ["refused"]
  );
  session2.ingestion.mode = "accept";
  await page.track("accepted");
  await page.pass(RETRIED_WITHIN);
  trial.judge("UNSENT-10", `events accepted after ${mode}`, typesOf(await session2.accepted()), ["refused", "accepted"]);
}
async function judgeUnanswered(trial, apiKey, events) {
  const session2 = await trial.session();
  const page = await session2.open();
  await page.init({ apiKey });
  session2.ingestion.mode = "hang";
  for (const event2 of events) await page.track(event2);
  const stored = storedTypes(trial.profile, await page.storage(), events);
  trial.judge("UNSENT-5", "events in local storage while their upload is not answered", stored, events);
  session2.ingestion.mode = "accept";
  const later = await session2.open({ path: "/later" });
  await page.close();
  await later.init({ apiKey });
  await later.track("last");
  trial.judge("UNSENT-6", "events accepted from the later page", typesOf(await session2.accepted()), [
    ...events,
    "last"
  ]);
}
async function judgeRefusedIdentifies(trial, apiKey, values2) {
  const session2 = await trial.session();
  session2.ingestion.mode = 500;
  const page = await session2.open();
  await page.init({ apiKey });
  await page.track("an event");
  for (const value of values2) await page.identify("plan", value);
  const identifies = values2.map(() => IDENTIFY);
  const storage = await page.storage();
  const waiting = queued(trial.profile, storage, IDENTIFY).map(({ type }) => type);
  trial.judge("UNSENT-15", "identifies in local storage after their upload was refused", waiting, identifies);
  const queues = queuesHolding(trial.profile, storage, ["an event", IDENTIFY]);
  trial.judge("UNSENT-7", "what waits in local storage, queue by queue", queues.map(({ types: types2 }) => types2).sort(), [
    identifies,
    ["an event"]
  ]);
  session2.ingestion.mode = "accept";
  await page.reload();
  await page.init({ apiKey });
  await page.track("last");
  const accepted = typesOf(await session2.accepted()).filter((type) => type === IDENTIFY);
  trial.judge("UNSENT-8", "identifies accepted after a reload", accepted, identifies);
  const left2 = storedTypes(trial.profile, await page.storage(), [IDENTIFY]);
  trial.judge("UNSENT-8", "accepted identifies that are still in local storage", left2, []);
}
async function judgeIdentifyCap(trial, apiKey, values2, cap) {
  const session2 = await trial.session();
  session2.ingestion.mode = "unreachable";
  const page = await session2.open();
  await page.init({ apiKey, options: { ...withoutAttempts(trial), savedMaxCount: cap } });
  for (const value of values2) await page.identify("plan", value);
  const stored = queued(trial.profile, await page.storage(), IDENTIFY).map(({ userProperties }) => userProperties);
  trial.judge(
    "UNSENT-CAP-4",
    `identifies kept of ${values2.length} with savedMaxCount ${cap}`,
    stored,
    kept3(values2, cap).map((plan) => ({ $set: { plan } }))
  );
}
async function judgeNotSaved(trial, apiKey, events) {
  const options4 = { saveEvents: false };
  const session2 = await trial.session();
  session2.ingestion.mode = 500;
  const saving = await session2.open({ host: "saving" });
  await saving.init({ apiKey });
  await saving.track(`${events[0]}`);
  const seen = await placesThatHold(`${events[0]}`, session2, saving);
  trial.establish("Whether an event is seen in storage where events are saved", seen.length > 0, true);
  const page = await session2.open();
  const before = session2.journal.length;
  await page.init({ apiKey, options: options4 });
  for (const event2 of events) await page.track(event2);
  const holding2 = await placesThatHold(`${events[0]}`, session2, page);
  trial.judge("UNSENT-11", "places that hold an event that is not to be saved", holding2, []);
  const written = session2.journal.slice(before).flatMap((entry) => entry.kind === "storage" && entry.value?.includes(`${events[0]}`) ? writes([entry]) : []);
  trial.judge("UNSENT-11", "writes of an event that is not to be saved", written, []);
  session2.ingestion.mode = "accept";
  await page.track("last");
  await page.pass(RETRIED_WITHIN);
  const accepted = typesOf(await session2.accepted());
  trial.judge("UNSENT-12", "events accepted, sorted", accepted.sort(), [...events, "last"].sort());
}
async function judgeCap(trial, apiKey, cap, tracked) {
  const events = named(tracked);
  const options4 = { ...withoutAttempts(trial), savedMaxCount: cap };
  const session2 = await trial.session();
  session2.ingestion.mode = "unreachable";
  const page = await session2.open();
  await page.init({ apiKey, options: options4 });
  await page.trackAll(events);
  const stored = storedTypes(trial.profile, await page.storage(), events);
  const what = `events kept of ${tracked} with savedMaxCount ${cap}`;
  trial.judge("UNSENT-CAP-3", what, stored.length, Math.min(tracked, cap));
  trial.judge("UNSENT-CAP-2", "events kept", stored, kept3(events, stored.length));
  session2.ingestion.mode = "accept";
  await page.reload();
  await page.init({ apiKey });
  await page.track("last");
  const accepted = typesOf(await session2.accepted());
  const removed = events.slice(0, tracked - stored.length);
  trial.judge(
    "UNSENT-CAP-5",
    "events accepted later although the cap had removed them",
    accepted.filter((type) => removed.includes(type)),
    []
  );
}
async function judgeKeys(trial, apiKey, unsentKey, unsentIdentifyKey) {
  const session2 = await trial.session();
  session2.ingestion.mode = 500;
  const page = await session2.open();
  await page.init({ apiKey, options: { unsentKey, unsentIdentifyKey } });
  await page.track("an event");
  if (trial.can("identify")) await page.identify("plan", "gold");
  const keys = (type, storage2) => Object.entries(storage2).filter(([, value]) => value.includes(`"${type}"`)).map(([key]) => key);
  const storage = (await page.storage()).localStorage ?? {};
  const { unsent: unsent2 } = trial.profile;
  const chosen = { ...trial.profile, unsent: { ...unsent2, eventsKey: unsentKey, identifiesKey: unsentIdentifyKey } };
  trial.judge("UNSENT-KEY-1", "key of the unsent events", keys("an event", storage), [unsentEventsKey(chosen, apiKey)]);
  if (trial.can("identify")) {
    trial.judge("UNSENT-KEY-2", "key of the unsent identifies", keys(IDENTIFY, storage), [
      unsentIdentifiesKey(chosen, apiKey)
    ]);
  }
  session2.ingestion.mode = "accept";
  await page.reload();
  await page.init({ apiKey, options: { unsentKey, unsentIdentifyKey } });
  await page.track("last");
  const accepted = typesOf(await session2.accepted());
  const events = accepted.filter((type) => type !== IDENTIFY);
  trial.judge("UNSENT-2", "events accepted from the page after, with the same names", events, ["an event", "last"]);
  if (!trial.can("identify")) return;
  const identifies = accepted.filter((type) => type === IDENTIFY);
  trial.judge("UNSENT-8", "identifies accepted from the page after, with the same names", identifies, [IDENTIFY]);
}
async function judgeTwoProjects(trial, [one, other]) {
  const session2 = await trial.session();
  session2.ingestion.mode = 500;
  const page = await session2.open();
  await page.init({ apiKey: one });
  const events = ["left unsent", "this one too"];
  await page.trackAll(events);
  trial.establish("Unsent events seen in storage", storedTypes(trial.profile, await page.storage(), events), events);
  session2.ingestion.mode = "accept";
  const elsewhere = await session2.open({ path: "/other-project" });
  await elsewhere.init({ apiKey: other });
  await elsewhere.track("of the other project");
  const reached = (await session2.accepted()).map((event2) => [event2?.apiKey, event2?.type]);
  trial.judge("UNSENT-SCOPE-2", `events accepted while only ${other} was initialised`, reached, [
    [other, "of the other project"]
  ]);
  if (reached.some(([, type]) => type === "left unsent")) {
    trial.block("UNSENT-2", "what was left unsent is with the other project (UNSENT-SCOPE-2)");
    return;
  }
  await page.reload();
  await page.init({ apiKey: one });
  await page.track("back again");
  const own = (await session2.accepted()).filter((event2) => event2?.apiKey === one);
  trial.judge("UNSENT-2", `events accepted for ${one} once it is initialised again`, typesOf(own), [
    "left unsent",
    "this one too",
    "back again"
  ]);
}
function withoutAttempts(trial) {
  return trial.possible({ uploadThreshold: 1e5 });
}
function named(count3) {
  return Array.from({ length: count3 }, (_2, index) => `event ${index}`);
}
function ends(list2) {
  return [list2[0], list2.at(-1)];
}

// suites/checks/options.ts
var API_KEY15 = "0b7104500b7104500b7104500b710450";
var SWITCHES = ["optOut", "deferInitialization", "disableCookies"];
var NUMBERS = ["cookieExpiration", "savedMaxCount", "sessionTimeout"];
var TEXTS = ["domain", "sameSiteCookie", "unsentKey", "unsentIdentifyKey", "deviceId"];
var neither = fc15.constantFrom(null, {}, [], [7], { a: 1 });
var noNumbers = fc15.oneof(neither, fc15.constantFrom("", "ten", "30", true, false, 0, -1, -5));
var noSwitches = fc15.oneof(neither, fc15.constantFrom("", "true", "false", 1, 0));
var noTexts = fc15.oneof(neither, fc15.constantFrom(0, 7, true, false));
var optionsChecks = [
  scenario({
    id: "unknown-options",
    title: "Options nobody knows change nothing",
    covers: ["OPTIONS-1"],
    run: (trial) => judgeUnknown(trial, API_KEY15, { cookieColour: "blue", disableCookie: true, unsetKey: "x", optout: true, "": 1 })
  }),
  property({
    id: "any-unknown-options",
    title: "No option that nobody knows changes anything, whatever its name and value",
    covers: ["OPTIONS-1"],
    cost: 1,
    arbitrary: fc15.record({
      apiKey: apiKeys,
      options: fc15.dictionary(
        fc15.stringMatching(/^[a-z]{1,10}$/).map((name2) => `unknown_${name2}`),
        fc15.jsonValue({ maxDepth: 1 }),
        { maxKeys: 4, noNullPrototype: true }
      )
    }),
    holds: (trial, { apiKey, options: options4 }) => judgeUnknown(trial, apiKey, options4)
  }),
  scenario({
    id: "wrong-types",
    title: "Options of wrong types are no accident",
    covers: ["OPTIONS-2"],
    async run(trial) {
      await judgeWrongTypes(trial, API_KEY15, { cookieExpiration: "a year", savedMaxCount: [], optOut: "no" });
      await judgeWrongTypes(trial, API_KEY15, { domain: 7, sameSiteCookie: {}, unsentKey: null, deviceId: 7 });
      await judgeWrongTypes(trial, API_KEY15, { sessionTimeout: "30", saveEvents: "yes", disableCookies: 1 });
    }
  }),
  property({
    id: "any-wrong-types",
    title: "No option of a wrong type keeps events from being sent",
    covers: ["OPTIONS-2"],
    cost: 1,
    arbitrary: fc15.record({
      apiKey: apiKeys,
      options: fc15.record(
        {
          ...Object.fromEntries(NUMBERS.map((name2) => [name2, noNumbers])),
          ...Object.fromEntries(SWITCHES.map((name2) => [name2, noSwitches])),
          ...Object.fromEntries(TEXTS.map((name2) => [name2, noTexts]))
        },
        { requiredKeys: [] }
      )
    }),
    holds: (trial, { apiKey, options: options4 }) => judgeWrongTypes(trial, apiKey, options4)
  }),
  scenario({
    id: "no-lifetime",
    title: "A cookieExpiration that is no number above zero counts as not given",
    covers: ["OPTIONS-3"],
    async run(trial) {
      for (const cookieExpiration of [0, -5, "30"]) await judgeNoLifetime(trial, API_KEY15, cookieExpiration);
    }
  }),
  property({
    id: "any-no-lifetime",
    title: "Whatever is given in place of a number of days, the default lifetime holds",
    covers: ["OPTIONS-3"],
    cost: 2,
    arbitrary: fc15.record({ apiKey: apiKeys, value: noNumbers }),
    holds: (trial, { apiKey, value }) => judgeNoLifetime(trial, apiKey, value)
  }),
  scenario({
    id: "no-cap",
    title: "A savedMaxCount that is no number above zero counts as not given",
    covers: ["OPTIONS-4"],
    run: (trial) => judgeNoCap(trial, API_KEY15, 0)
  }),
  property({
    id: "any-no-cap",
    title: "Whatever is given in place of a number of events, the default cap holds",
    covers: ["OPTIONS-4"],
    cost: 1,
    arbitrary: fc15.record({ apiKey: apiKeys, value: noNumbers }),
    holds: (trial, { apiKey, value }) => judgeNoCap(trial, apiKey, value)
  }),
  scenario({
    id: "no-switch",
    title: "A switch that is neither true nor false counts as not given",
    covers: ["OPTIONS-5"],
    async run(trial) {
      for (const value of ["true", 1, {}]) {
        await judgeNoSwitch(trial, API_KEY15, Object.fromEntries(SWITCHES.map((name2) => [name2, value])));
      }
    }
  }),
  property({
    id: "any-no-switch",
    title: "Whatever is given in place of true or false, nothing is disabled, deferred or opted out by it",
    covers: ["OPTIONS-5"],
    cost: 1,
    arbitrary: fc15.record({
      apiKey: apiKeys,
      options: fc15.record(Object.fromEntries(SWITCHES.map((name2) => [name2, noSwitches])), { requiredKeys: [] })
    }),
    holds: (trial, { apiKey, options: options4 }) => judgeNoSwitch(trial, apiKey, options4)
  })
];
async function judgeUnknown(trial, apiKey, options4) {
  const session2 = await trial.session();
  const page = await session2.open();
  const threw = await page.attemptInTurn(["init", { apiKey, options: options4 }], ["track", "visited"]);
  trial.judge("OPTIONS-1", "what init and track threw", threw?.message ?? null, null);
  trial.judge("OPTIONS-1", "errors that reached the page", pageErrors(session2.journal), []);
  const accepted = await session2.accepted();
  trial.judge("OPTIONS-1", "events accepted", typesOf(accepted), ["visited"]);
  const carriers = carriersOf(trial.profile, await session2.jar(), accepted[0]?.deviceId ?? null);
  trial.judge("OPTIONS-1", "identity cookies", carriers.length, 1);
}
async function judgeWrongTypes(trial, apiKey, options4) {
  const session2 = await trial.session();
  const page = await session2.open();
  const threw = await page.attemptInTurn(["init", { apiKey, options: options4 }], ["track", "visited"]);
  trial.judge("OPTIONS-2", "what init and track threw", threw?.message ?? null, null);
  trial.judge("OPTIONS-2", "errors that reached the page", pageErrors(session2.journal), []);
  if (SWITCHES.some((name2) => Boolean(options4[name2]))) return;
  trial.judge("OPTIONS-2", "events accepted", typesOf(await session2.accepted()), ["visited"]);
}
async function judgeNoLifetime(trial, apiKey, cookieExpiration) {
  const lifetimes = async (options4) => {
    const session2 = await trial.session();
    const page = await session2.open();
    const threw = await page.attemptInTurn(["init", { apiKey, options: options4 }], ["track", "visited"]);
    trial.judge("OPTIONS-3", "what init and track threw", threw?.message ?? null, null);
    const [event2] = await session2.accepted();
    return lifetimesOf(session2.journal, identityCookies(trial.profile, await session2.jar(), event2?.deviceId ?? null));
  };
  const byDefault = await lifetimes({});
  trial.establish("Number of lifetimes of the identity cookie by default", byDefault.length, 1);
  trial.judge("OPTIONS-3", "days for which the cookie was written", await lifetimes({ cookieExpiration }), byDefault);
}
async function judgeNoCap(trial, apiKey, savedMaxCount) {
  const events = Array.from({ length: 12 }, (_2, index) => `event ${index}`);
  const session2 = await trial.session();
  session2.ingestion.mode = "unreachable";
  const page = await session2.open();
  await page.init({ apiKey, options: { ...withoutAttempts(trial), savedMaxCount } });
  await page.trackAll(events);
  const stored = storedTypes(trial.profile, await page.storage(), events);
  trial.judge("OPTIONS-4", `events kept where ${DEFAULT_SAVED_MAX_COUNT} may be`, stored, events);
}
async function judgeNoSwitch(trial, apiKey, options4) {
  const session2 = await trial.session();
  const page = await session2.open();
  const threw = await page.attemptInTurn(["init", { apiKey, options: options4 }], ["track", "visited"]);
  trial.judge("OPTIONS-5", "what init and track threw", threw?.message ?? null, null);
  const accepted = await session2.accepted();
  trial.judge("OPTIONS-5", "events accepted", typesOf(accepted), ["visited"]);
  const cookies = identityCookies(trial.profile, await session2.jar(), accepted[0]?.deviceId ?? null);
  trial.judge("OPTIONS-5", "identity cookies", cookies.length, 1);
}

// suites/checks/order.ts
import fc16 from "fast-check";
var API_KEY16 = "04de404de404de404de404de404de404";
var TEN_MINUTES3 = 10 * 60 * 1e3;
var orderChecks = [
  scenario({
    id: "refused-in-turn",
    title: "Over refusals and page loads, events and identifies arrive once each, in the order they were called",
    covers: ["ORDER-1", "ORDER-2", "ORDER-3", "ORDER-4"],
    run: (trial) => judgeOrder(trial, API_KEY16, [
      { call: "track", mode: "accept", reload: false },
      { call: "identify", mode: 500, reload: false },
      { call: "track", mode: 429, reload: true },
      { call: "track", mode: "unreachable", reload: true },
      { call: "identify", mode: "accept", reload: false },
      { call: "track", mode: "reset", reload: true },
      { call: "track", mode: "accept", reload: true }
    ])
  }),
  property({
    id: "any-refusals-in-turn",
    title: "Whatever is refused between, events and identifies arrive once each, in the order they were called",
    covers: ["ORDER-1", "ORDER-2", "ORDER-3", "ORDER-4"],
    cost: 3,
    arbitrary: fc16.record({
      apiKey: apiKeys,
      steps: fc16.array(
        fc16.record({
          call: fc16.constantFrom("track", "track", "identify"),
          mode: fc16.oneof(fc16.constant("accept"), refusals),
          reload: fc16.boolean()
        }),
        { minLength: 1, maxLength: 7 }
      )
    }),
    holds: (trial, { apiKey, steps }) => judgeOrder(trial, apiKey, steps)
  })
];
async function judgeOrder(trial, apiKey, steps) {
  const session2 = await trial.session();
  const page = await session2.open();
  await page.call(["init", { apiKey }], ["track", "with init"]);
  const called2 = ["with init"];
  const call = async (what, name2) => {
    if (what === "identify" && trial.can("identify")) {
      await page.identify("step", name2);
      called2.push(`${IDENTIFY} ${name2}`);
    } else {
      await page.track(name2);
      called2.push(name2);
    }
  };
  for (const [index, { call: what, mode, reload }] of steps.entries()) {
    session2.ingestion.mode = mode;
    if (reload) {
      await page.reload();
      await page.init({ apiKey });
    }
    await call(what, `call ${index}`);
  }
  session2.ingestion.mode = "accept";
  const last = ["last but one", "last"];
  await page.trackAll(last);
  called2.push(...last);
  await page.pass(TEN_MINUTES3);
  const accepted = await session2.accepted();
  const arrived = accepted.map(told2);
  trial.judge(
    "ORDER-4",
    "what arrived that was not called",
    arrived.filter((name2) => !called2.includes(name2)),
    []
  );
  const wanted = accepted.filter((event2) => called2.includes(told2(event2)));
  trial.judge("ORDER-3", "what arrived of the calls, sorted", wanted.map(told2).sort(), [...called2].sort());
  const places = wanted.map((event2) => called2.indexOf(told2(event2)));
  trial.judge("ORDER-2", "what arrived, by its place among the calls", places, ascending(places));
  const byCall = [...wanted].sort((a, b) => called2.indexOf(told2(a)) - called2.indexOf(told2(b)));
  trial.judge("ORDER-1", "sequence numbers in the order of the calls", numbers2(byCall), ascending(numbers2(byCall)));
  const distinct = new Set(byCall.map(told2)).size;
  trial.judge("ORDER-1", "how many of them differ", new Set(numbers2(byCall)).size, distinct);
}
function told2(event2) {
  if (event2?.type !== IDENTIFY) return event2?.type ?? "(unreadable)";
  const set = event2.userProperties["$set"];
  return `${IDENTIFY} ${typeof set === "object" && set !== null && "step" in set ? set.step : ""}`;
}
function numbers2(accepted) {
  return each(accepted, "sequenceNumber");
}
function ascending(list2) {
  return [...list2].sort((a, b) => (a ?? 0) - (b ?? 0));
}

// suites/checks/projects.ts
import fc17 from "fast-check";
var ONE = "0ne0ne000ne0ne000ne0ne000ne0ne00";
var OTHER = "07he4007he4007he4007he4007he4000";
var projectsChecks = [
  scenario({
    id: "two-projects-on-a-page",
    title: "Two projects on a page have identities of their own, and each receives its own events",
    covers: ["PROJECT-1", "PROJECT-2", "PROJECT-3"],
    run: (trial) => judgeStrangers(trial, [ONE, OTHER])
  }),
  property({
    id: "any-two-projects-on-a-page",
    title: "Whichever two projects share a page, each has its own identity and receives its own events",
    covers: ["PROJECT-1", "PROJECT-2", "PROJECT-3"],
    cost: 1,
    arbitrary: strangerKeyPairs,
    holds: judgeStrangers
  }),
  scenario({
    id: "opted-out-of-one-project",
    title: "An opt-out from one project leaves the other as it is",
    covers: ["PROJECT-4"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      const second = page.instance("second");
      await page.init({ apiKey: ONE });
      await second.init({ apiKey: OTHER });
      await page.setOptOut(true);
      await page.track("out");
      await second.track("in");
      await page.reload();
      await page.init({ apiKey: ONE });
      await second.init({ apiKey: OTHER });
      await page.track("still out");
      await second.track("still in");
      const types2 = typesOf(await session2.accepted()).filter((type) => !type.includes("out"));
      trial.judge("PROJECT-4", "events accepted of the project not opted out of", types2, ["in", "still in"]);
    }
  }),
  scenario({
    id: "keys-that-begin-alike",
    title: "Two projects whose keys begin alike never receive each other\u2019s events",
    covers: ["PROJECT-5"],
    run: (trial) => judgeTwins(trial, [ONE, `${ONE.slice(0, -1)}1`])
  }),
  property({
    id: "any-keys",
    title: "However alike their keys, two projects never receive each other\u2019s events",
    covers: ["PROJECT-5"],
    cost: 2,
    arbitrary: apiKeyPairs,
    holds: judgeTwins
  }),
  scenario({
    id: "two-instances",
    title: "Two instances of one project keep their unsent events apart, and upload each its own",
    covers: ["UNSENT-SCOPE-3", "UNSENT-SCOPE-4"],
    run: (trial) => judgeInstances(trial, ONE, "Shop")
  }),
  property({
    id: "any-two-instances",
    title: "Whatever an instance is called, its unsent events are its own",
    covers: ["UNSENT-SCOPE-3", "UNSENT-SCOPE-4"],
    cost: 2,
    arbitrary: fc17.record({ apiKey: apiKeys, name: fc17.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,15}$/) }),
    holds: (trial, { apiKey, name: name2 }) => judgeInstances(trial, apiKey, name2)
  })
];
async function judgeStrangers(trial, [one, other]) {
  const session2 = await trial.session();
  const page = await session2.open();
  const second = page.instance("second");
  await page.init({ apiKey: one });
  await second.init({ apiKey: other });
  await page.setUserId("ada");
  await page.track("of one");
  await second.track("of the other");
  await page.track("of one again");
  const accepted = await session2.accepted();
  trial.judge(
    "PROJECT-3",
    "projects and their events, as accepted",
    accepted.map((event2) => [event2?.apiKey, event2?.type]),
    [
      [one, "of one"],
      [other, "of the other"],
      [one, "of one again"]
    ]
  );
  trial.judge(
    "PROJECT-2",
    "user ids of the events",
    accepted.map((event2) => event2?.userId),
    ["ada", null, "ada"]
  );
  const [first, second_] = accepted;
  trial.judge("PROJECT-1", "whether the projects share a device id", first?.deviceId === second_?.deviceId, false);
  const jar = await session2.jar();
  const cookies = [first, second_].map((event2) => carriersOf(trial.profile, jar, event2?.deviceId ?? null).length);
  trial.judge("PROJECT-1", "identity cookies of each project", cookies, [1, 1]);
}
async function judgeTwins(trial, [one, other]) {
  const session2 = await trial.session();
  const page = await session2.open();
  const second = page.instance("second");
  session2.ingestion.mode = 500;
  await page.init({ apiKey: one });
  await second.init({ apiKey: other });
  await page.track("of one");
  await second.track("of the other");
  session2.ingestion.mode = "accept";
  await page.reload();
  await page.init({ apiKey: one });
  await second.init({ apiKey: other });
  await page.track("of one again");
  await second.track("of the other again");
  const accepted = (await session2.accepted()).map((event2) => [`${event2?.apiKey}`, `${event2?.type}`]);
  const of = (key) => accepted.filter(([apiKey]) => apiKey === key).map(([, type]) => type);
  trial.judge("PROJECT-5", `events accepted for ${one}`, of(one), ["of one", "of one again"]);
  trial.judge("PROJECT-5", `events accepted for ${other}`, of(other), ["of the other", "of the other again"]);
}
async function judgeInstances(trial, apiKey, name2) {
  const session2 = await trial.session();
  session2.ingestion.mode = 500;
  const page = await session2.open();
  const second = page.instance(name2);
  await page.init({ apiKey });
  await second.init({ apiKey });
  await page.track("of the default instance");
  await second.track("of the named instance");
  const queues = queuesHolding(trial.profile, await page.storage(), [
    "of the default instance",
    "of the named instance"
  ]);
  trial.judge("UNSENT-SCOPE-3", "what waits, by key", queues.map(({ types: types2 }) => types2).sort(), [
    ["of the default instance"],
    ["of the named instance"]
  ]);
  trial.judge("UNSENT-SCOPE-3", "whether the keys differ", new Set(queues.map(({ key }) => key)).size, 2);
  session2.ingestion.mode = "accept";
  await page.reload();
  await page.instance(name2).init({ apiKey });
  await page.instance(name2).track("the named one again");
  trial.judge(
    "UNSENT-SCOPE-4",
    "events accepted while only the named instance was initialised",
    typesOf(await session2.accepted()),
    ["of the named instance", "the named one again"]
  );
  await page.init({ apiKey });
  await page.track("the default one again");
  trial.judge("UNSENT-SCOPE-4", "events accepted once both were", typesOf(await session2.accepted()).sort(), [
    "of the default instance",
    "of the named instance",
    "the default one again",
    "the named one again"
  ]);
}

// suites/checks/session.ts
import fc18 from "fast-check";

// spec/oracle/sessions.ts
function sessionsOf(gaps, timeout) {
  const sessions = [0];
  for (const gap of gaps) sessions.push((sessions.at(-1) ?? 0) + (gap > timeout ? 1 : 0));
  return sessions;
}
function pattern(values2) {
  const seen = [...new Set(values2)];
  return values2.map((value) => seen.indexOf(value));
}

// suites/checks/session.ts
var API_KEY17 = "5e5510ab5e5510ab5e5510ab5e5510ab";
var MINUTE2 = 6e4;
var DAY3 = 24 * 60 * MINUTE2;
var shortGaps = fc18.integer({ min: 0, max: MINUTE2 });
var longGaps = fc18.integer({ min: DAY3, max: 40 * DAY3 });
var sessionChecks = [
  scenario({
    id: "sessions",
    title: "A visit is one session; a day later another begins, on the same page or on a new one",
    covers: ["SESSION-1", "SESSION-2", "SESSION-3", "SESSION-4", "SESSION-6"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY17 });
      const sessions = async (...events) => sessionsTold(await session2.accepted(), events);
      await page.track("first");
      await page.pass(MINUTE2);
      await page.track("a minute later");
      trial.judge("SESSION-1", "sessions within a minute", await sessions("first", "a minute later"), [0, 0]);
      const stays = Array.from({ length: 8 }, (_2, index) => `still here after ${index + 1} gaps`);
      for (const stay of stays) {
        await page.pass(5 * MINUTE2);
        await page.track(stay);
      }
      trial.judge(
        "SESSION-4",
        "sessions of a visit of short gaps",
        await sessions("first", ...stays),
        Array(9).fill(0)
      );
      await page.reload();
      await page.init({ apiKey: API_KEY17 });
      await page.track("on the next page");
      const reloaded = await sessions(`${stays.at(-1)}`, "on the next page");
      trial.judge("SESSION-3", "sessions over a page load", reloaded, [0, 0]);
      await page.pass(DAY3);
      await page.track("a day later");
      trial.judge("SESSION-2", "sessions after a day", await sessions("on the next page", "a day later"), [0, 1]);
      await page.pass(DAY3);
      await page.reload();
      await page.init({ apiKey: API_KEY17 });
      await page.track("another day later, on a new page");
      const apart = await sessions("a day later", "another day later, on a new page");
      trial.judge("SESSION-6", "sessions after a day between two pages", apart, [0, 1]);
    }
  }),
  property({
    id: "any-visits",
    title: "Whatever the gaps of a visit, and whichever pages it led over, the long ones part its sessions",
    covers: ["SESSION-1", "SESSION-2", "SESSION-3", "SESSION-4", "SESSION-6"],
    cost: 3,
    // Of each kind one, in any order: so that few values come to judge all of it.
    arbitrary: fc18.record({
      apiKey: apiKeys,
      steps: fc18.tuple(
        fc18.record({ gap: shortGaps, moves: fc18.constant(null) }),
        fc18.record({ gap: longGaps, moves: fc18.constant(null) }),
        fc18.record({ gap: shortGaps, moves: hosts }),
        fc18.record({ gap: longGaps, moves: hosts })
      ).chain((steps) => fc18.shuffledSubarray(steps, { minLength: steps.length }))
    }),
    async holds(trial, { apiKey, steps }) {
      const session2 = await trial.session();
      let page = await session2.open();
      await page.init({ apiKey });
      await page.track("first");
      for (const [index, { gap, moves }] of steps.entries()) {
        await page.pass(gap);
        if (moves) {
          page = await session2.open({ host: moves });
          await page.init({ apiKey });
        }
        await page.track(`event ${index}`);
        const long = gap >= DAY3;
        const stays = long ? ["SESSION-2"] : index > 0 ? ["SESSION-1", "SESSION-4"] : ["SESSION-1"];
        const ids = moves ? [long ? "SESSION-6" : "SESSION-3"] : stays;
        const expected = sessionsOf(
          steps.slice(0, index + 1).map((step3) => step3.gap),
          DAY3 / 2
        );
        const seen = pattern(each(await session2.accepted(), "sessionId"));
        for (const id of ids) trial.judge(id, "sessions of the events", seen, expected);
      }
    }
  }),
  scenario({
    id: "session-time-out",
    title: "The gap that ends a session is the one the site sets",
    covers: ["SESSION-5"],
    async run(trial) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey: API_KEY17, options: { sessionTimeout: MINUTE2 } });
      await page.track("first");
      await page.pass(MINUTE2 - 5e3);
      await page.track("within");
      await page.pass(MINUTE2 + 5e3);
      await page.track("beyond");
      const sessions = sessionsTold(await session2.accepted(), ["first", "within", "beyond"]);
      trial.judge("SESSION-5", "sessions with a time-out of a minute", sessions, [0, 0, 1]);
    }
  }),
  property({
    id: "any-session-time-out",
    title: "Whatever gap the site sets, shorter ones continue a session and longer ones end it",
    covers: ["SESSION-5"],
    cost: 2,
    arbitrary: fc18.record({
      apiKey: apiKeys,
      sessionTimeout: fc18.integer({ min: MINUTE2, max: DAY3 }),
      // In parts of the time-out; what happens within a second of it is nobody’s promise.
      gaps: fc18.array(fc18.constantFrom(0.1, 0.5, 0.9, 1.1, 1.5, 3), { minLength: 1, maxLength: 5 })
    }),
    async holds(trial, { apiKey, sessionTimeout, gaps }) {
      const session2 = await trial.session();
      const page = await session2.open();
      await page.init({ apiKey, options: { sessionTimeout } });
      await page.track("first");
      const passed = gaps.map((part) => Math.round(part * sessionTimeout));
      for (const gap of passed) {
        await page.pass(gap);
        await page.track("later");
      }
      const seen = pattern(each(await session2.accepted(), "sessionId"));
      trial.judge(
        "SESSION-5",
        `sessions for the gaps ${passed.join(", ")} ms`,
        seen,
        sessionsOf(passed, sessionTimeout)
      );
    }
  })
];
function sessionsTold(accepted, events) {
  return pattern(events.map((event2) => ofType(accepted, event2)?.sessionId ?? null));
}

// suites/checks/spoilt-queue.ts
import fc19 from "fast-check";
var API_KEY18 = "9a8b7c6d5e4f30211203f4e5d6c7b8a9";
var spoiltQueueChecks = [
  scenario({
    id: "spoilt-queue",
    title: "Queues cut in half, emptied or overwritten are no accident, and heal",
    covers: ["UNSENT-SPOILT-1", "UNSENT-SPOILT-2"],
    async run(trial) {
      for (const text of ['[{"event_type":"cut in hal', "", "null", '{"0":"a"}', '[null, 1, "text", []]']) {
        await judgeSpoilt2(trial, API_KEY18, text);
      }
    }
  }),
  property({
    id: "any-spoilt-queue",
    title: "Whatever stands where a queue should, new events are sent and kept",
    covers: ["UNSENT-SPOILT-1", "UNSENT-SPOILT-2"],
    cost: 2,
    arbitrary: fc19.record({ apiKey: apiKeys, text: queueTexts }),
    holds: (trial, { apiKey, text }) => judgeSpoilt2(trial, apiKey, text)
  })
];
async function judgeSpoilt2(trial, apiKey, text) {
  const session2 = await trial.session();
  const page = await session2.open();
  for (const keyOf2 of [unsentEventsKey, unsentIdentifiesKey]) {
    await page.plant("localStorage", keyOf2(trial.profile, apiKey), text);
  }
  const threw = await page.attemptInTurn(["init", { apiKey }], ["track", "sent"]);
  const errors = pageErrors(session2.journal);
  const sent = typesOf(await session2.accepted()).filter((type) => type === "sent");
  session2.ingestion.mode = 500;
  const threwLater = await page.attempt(["track", "kept"]);
  const queues = queuesHolding(trial.profile, await page.storage(), ["kept"]);
  const elsewhere = queues.map(({ key }) => key).filter((key) => key !== unsentEventsKey(trial.profile, apiKey));
  trial.establish("Other keys than the spoilt ones that events are kept under", elsewhere, []);
  const thrown = [threw, threwLater].flatMap((one) => one ? [one.message] : []);
  trial.judge("UNSENT-SPOILT-1", "what init and track threw", thrown, []);
  trial.judge("UNSENT-SPOILT-1", "errors that reached the page", errors, []);
  trial.judge("UNSENT-SPOILT-1", `new events accepted, with ${text} in the queues`, sent, ["sent"]);
  const stored = queues.flatMap(({ types: types2 }) => types2).filter((type) => type === "kept");
  trial.judge("UNSENT-SPOILT-2", "new events kept", stored, ["kept"]);
}

// spec/oracle/story/step.ts
var HOSTS = ["www", "app"];
var PROJECTS = ["main", "other", "alike"];
var WAITS = { minute: 6e4, month: 30 * 24 * 60 * 60 * 1e3 };
function toldStep(step3) {
  switch (step3.do) {
    case "open":
      return toldOpening(step3);
    case "setUserId":
      return step3.userId === null ? `${inTab(step3)} logs the person out` : `${inTab(step3)} logs in ${JSON.stringify(step3.userId)}`;
    case "setOptOut":
      return `${inTab(step3)} opts the person ${step3.optOut ? "out" : "in"}`;
    case "track":
      return `${inTab(step3)} tracks an event`;
    case "identify":
      return `${inTab(step3)} identifies`;
    case "enableTracking":
      return `${inTab(step3)} enables tracking`;
    case "clearStorage":
      return `${inTab(step3)} clears the storage, and all tabs are closed`;
    case "reload":
      return `${inTab(step3)} is reloaded`;
    case "close":
      return `${inTab(step3)} is closed`;
    case "endpoint":
      return { accept: "the endpoint accepts", refuse: "the endpoint refuses", hang: "the endpoint stops answering" }[step3.answer];
    case "online":
      return step3.online ? "the person comes back online" : "the person goes offline";
    case "wait":
      return `a ${step3.time} goes by`;
  }
}
function toldOpening({ tab: tab2, host, project, instance, deferred: deferred2, optOut: optOut2, userId, cookies }) {
  const before = { kept: "", removed: "the person removes the cookies; ", spoilt: "the identity cookie is spoilt; " };
  const how = [
    ...deferred2 ? ["deferred"] : [],
    ...optOut2 ? ["with optOut"] : [],
    ...userId === null ? [] : [`for the user ${JSON.stringify(userId)}`],
    ...instance ? ["as another instance"] : []
  ];
  const page = `${inTab({ tab: tab2 })} opens a page of ${host} that initialises project ${project}`;
  return before[cookies] + [page, ...how].join(", ");
}
function inTab({ tab: tab2 }) {
  return `tab ${tab2 + 1}`;
}

// spec/oracle/story/world.ts
var AT_FIRST = {
  identities: {},
  visitors: 0,
  tabs: [null, null],
  endpoint: "accept",
  online: true,
  events: [],
  suppressed: []
};
function canBeTaken(world, step3) {
  switch (step3.do) {
    case "open":
    case "wait":
      return true;
    case "endpoint":
      return world.endpoint !== step3.answer;
    case "online":
      return world.online !== step3.online;
    case "enableTracking":
      return world.tabs[step3.tab] !== null;
    case "clearStorage":
      return world.tabs[step3.tab]?.early === null;
    default:
      return world.tabs[step3.tab] !== null;
  }
}
function afterStep(world, { step: step3, name: name2, now }, identityOf2) {
  return released(taken(world, step3, { name: name2, at: now }, identityOf2), identityOf2);
}
function reaches({ endpoint, online }) {
  return endpoint === "accept" && online;
}
function asSeen(world, accepted, unanswered) {
  const events = world.events.map((event2) => {
    const inFlight = unanswered.has(event2.name);
    if (accepted.has(event2.name)) return { ...event2, least: 1, most: Math.max(1, event2.most), inFlight };
    return { ...event2, most: event2.owed && event2.most === 1 ? 0 : event2.most, inFlight };
  });
  return { ...world, events };
}
function queueOf({ host, project, instance }) {
  return [host, project, ...instance ? ["another instance"] : []].join(" ");
}
function taken(world, step3, call, identityOf2) {
  switch (step3.do) {
    case "open":
      return opened(world, step3, identityOf2);
    case "reload": {
      const page = world.tabs[step3.tab]?.page;
      return page ? opened(world, { ...page, cookies: "kept" }, identityOf2) : world;
    }
    case "close":
      return left(world, step3.tab);
    case "endpoint":
      return answered(world, step3.answer);
    case "online":
      return { ...world, online: step3.online };
    case "wait":
      return world;
    case "enableTracking":
      return enabled(world, step3.tab, identityOf2);
    case "clearStorage":
      return cleared(world, step3.tab, identityOf2);
    default: {
      const tab2 = world.tabs[step3.tab];
      if (!tab2?.early) return called(world, step3, call, identityOf2);
      return withTab(world, step3.tab, { ...tab2, early: [...tab2.early, { step: step3, name: call.name }] });
    }
  }
}
function opened(world, page, identityOf2) {
  const identity3 = identityOf2(page.project);
  const before = page.cookies === "kept" ? left(world, page.tab) : left(left(world, 0), 1);
  const { [identity3]: _2, ...others } = before.identities;
  const remaining = {
    kept: before.identities,
    removed: {},
    spoilt: others
  };
  const identities = remaining[page.cookies];
  const now = { ...before, identities };
  if (page.deferred && !identities[identity3]) {
    return withTab(now, page.tab, { page, early: [], userId: [null], optOut: [false], isBehind: false });
  }
  return initialised(now, page, identityOf2);
}
function initialised(world, page, identityOf2) {
  const name2 = identityOf2(page.project);
  const stored = world.identities[name2];
  const before = stored?.optOut ?? [false];
  const next = {
    visitor: stored?.visitor ?? world.visitors,
    userId: page.userId !== null ? [page.userId] : stored?.userId ?? [null],
    // IDENTITY-2, IDENTITY-11
    // OPTOUT-4 does not say what the option is to one who has come back in, nor what its absence is to one who has not.
    optOut: page.optOut ? stored ? both(before, [true]) : [true] : before,
    isNumbered: stored?.isNumbered ?? true
  };
  const now = {
    ...world,
    visitors: stored ? world.visitors : world.visitors + 1,
    identities: { ...world.identities, [name2]: next }
  };
  const tab2 = { page, early: null, userId: next.userId, optOut: next.optOut, isBehind: false };
  return withTab(isContested(world, page) ? unsettled(now, page) : now, page.tab, tab2);
}
function left(world, number) {
  const tab2 = world.tabs[number];
  if (!tab2) return world;
  return withUnsent(
    withTab(world, number, null),
    tab2.page,
    (event2) => event2.inFlight ? { ...event2, most: Number.POSITIVE_INFINITY, kept: false } : event2
  );
}
function answered(world, endpoint) {
  const events = world.events.map(
    (event2) => event2.inFlight && endpoint === "accept" ? { ...event2, most: Math.max(1, event2.most) } : event2
  );
  return { ...world, endpoint, events };
}
function enabled(world, number, identityOf2) {
  const tab2 = world.tabs[number];
  if (!tab2?.early) return tab2 ? remembered(world, number, identityOf2(tab2.page.project)) : world;
  const begun = initialised({ ...world, endpoint: "refuse" }, tab2.page, identityOf2);
  const replayed = tab2.early.reduce((now, { step: step3, name: name2 }) => called(now, step3, { name: name2, at: null }, identityOf2), begun);
  const after = { ...replayed, endpoint: world.endpoint };
  const news = after.events.slice(world.events.length);
  if (news.length === 0 || !reaches(after)) return after;
  if (!after.tabs[number]?.optOut.includes(true)) return flushed(after, tab2.page);
  const events = after.events.map(
    (event2) => news.includes(event2) ? { ...event2, most: Math.max(1, event2.most) } : event2
  );
  return { ...after, events };
}
function cleared(world, number, identityOf2) {
  const tab2 = world.tabs[number];
  if (!tab2) return world;
  const { [identityOf2(tab2.page.project)]: _2, ...identities } = world.identities;
  return { ...unsettled(left(left(world, 0), 1), tab2.page), identities };
}
function remembered(world, number, identity3, settled = {}) {
  const tab2 = world.tabs[number];
  const stored = world.identities[identity3];
  if (!tab2 || !stored) return world;
  const next = {
    visitor: stored.visitor,
    userId: both(tab2.userId, stored.userId),
    optOut: both(tab2.optOut, stored.optOut),
    isNumbered: stored.isNumbered && !tab2.isBehind,
    ...settled
  };
  const { userId, optOut: optOut2 } = next;
  return withTab({ ...world, identities: { ...world.identities, [identity3]: next } }, number, {
    ...tab2,
    userId,
    optOut: optOut2
  });
}
function called(world, step3, { name: name2, at }, identityOf2) {
  const tab2 = world.tabs[step3.tab];
  if (!tab2) return world;
  const identity3 = identityOf2(tab2.page.project);
  const now = remembered(world, step3.tab, identity3, {
    ...step3.do === "setUserId" && { userId: [step3.userId] },
    // IDENTITY-9
    ...step3.do === "setOptOut" && { optOut: [step3.optOut] }
  });
  const next = now.identities[identity3];
  if (!next) return world;
  if (step3.do === "setUserId" || step3.do === "setOptOut") return now;
  const counted = overtaking(now, step3.tab, identityOf2);
  if (!next.optOut.includes(false)) return { ...now, suppressed: [...now.suppressed, name2] };
  const kind = step3.do === "track" ? "event" : "identify";
  const { page } = tab2;
  const { visitor, userId, isNumbered } = next;
  const event2 = { name: name2, kind, project: page.project, queue: queueOf(page), visitor, userId, at, isNumbered };
  if (next.optOut.includes(true)) return withEvent(counted, { ...event2, ...MAY_BE_LOST });
  if (!isContested(world, page)) {
    const waiting = withEvent(counted, { ...event2, least: 0, most: 0, owed: true, kept: true, inFlight: false });
    return reaches(world) ? flushed(waiting, page) : waiting;
  }
  if (!reaches(world)) return withEvent(counted, { ...event2, ...MAY_BE_LOST });
  return withEvent(flushed(counted, page), { ...event2, least: 1, most: 1, owed: true, kept: false, inFlight: false });
}
function overtaking(world, number, identityOf2) {
  const other = number === 0 ? 1 : 0;
  const { [number]: tab2, [other]: beside } = world.tabs;
  const now = withTab(world, number, tab2 && { ...tab2, isBehind: false });
  const isShared = tab2 && beside && identityOf2(beside.page.project) === identityOf2(tab2.page.project);
  return isShared ? withTab(now, other, { ...beside, isBehind: true }) : now;
}
var MAY_BE_LOST = { least: 0, most: Number.POSITIVE_INFINITY, owed: false, kept: false, inFlight: false };
function flushed(world, page) {
  return withUnsent(
    world,
    page,
    (event2) => event2.owed ? { ...event2, least: 1, most: Math.max(1, event2.most) } : event2
  );
}
function released(world, identityOf2) {
  if (!reaches(world)) return world;
  const free = world.tabs.flatMap((tab2) => {
    if (!tab2 || tab2.early) return [];
    const stored = world.identities[identityOf2(tab2.page.project)];
    return both(tab2.optOut, stored?.optOut ?? []).includes(false) ? [tab2.page] : [];
  });
  return free.reduce(
    (now, page) => withUnsent(now, page, (event2) => ({ ...event2, most: Math.max(1, event2.most) })),
    world
  );
}
function isContested(world, page) {
  const other = world.tabs[page.tab === 0 ? 1 : 0];
  return other !== null && other.early === null && queueOf(other.page) === queueOf(page);
}
function unsettled(world, page) {
  return withUnsent(world, page, (event2) => ({ ...event2, ...MAY_BE_LOST }));
}
function withUnsent(world, page, change) {
  const queue = queueOf(page);
  const events = world.events.map((event2) => event2.queue === queue && event2.least === 0 ? change(event2) : event2);
  return { ...world, events };
}
function withEvent(world, event2) {
  return { ...world, events: [...world.events, event2] };
}
function withTab(world, number, tab2) {
  const [first, second] = world.tabs;
  return { ...world, tabs: number === 0 ? [tab2, second] : [first, tab2] };
}
function both(some, others) {
  return [.../* @__PURE__ */ new Set([...some, ...others])];
}

// suites/story/stage.ts
var KEYS = {
  main: "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d",
  alike: "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6e",
  other: "9f8e7d6c5b4a39281706f5e4d3c2b1a0"
};
var INSTANCE = "another";
var Stage = class {
  session;
  pages = [null, null];
  /** Whether two pages have been open at once. */
  wasSideBySide = false;
  #trial;
  /** What was opened in each tab last. */
  #shown = [null, null];
  constructor(trial, session2) {
    this.#trial = trial;
    this.session = session2;
  }
  get open() {
    return this.pages.filter((page) => page !== null);
  }
  /** The name of the cookie that keeps a project’s identity. */
  identityOf(project) {
    return cookieOf(this.#trial.profile, project, this.session.domain);
  }
  /** Takes a step; what it tracks gets this name. */
  async take(step3, name2) {
    switch (step3.do) {
      case "open":
        return this.#openPage(step3, name2);
      case "reload":
        return this.#reload(step3.tab);
      case "close":
        return this.#close(step3.tab);
      case "endpoint":
        this.session.ingestion.mode = { accept: "accept", refuse: 500, hang: "hang" }[step3.answer];
        return step3.answer === "hang" ? void 0 : this.session.answerAll();
      case "online": {
        const [page] = this.open;
        if (page) return page.setOnline(step3.online);
        this.session.ingestion.online = step3.online;
        return;
      }
      case "wait":
        return this.pass(WAITS[step3.time]);
      case "track":
        return this.#instance(step3.tab).track(name2);
      case "identify":
        return this.#instance(step3.tab).identify("step", name2);
      case "setUserId":
        return this.#instance(step3.tab).setUserId(step3.userId);
      case "setOptOut":
        return this.#instance(step3.tab).setOptOut(step3.optOut);
      case "enableTracking":
        return this.#instance(step3.tab).enableTracking();
      case "clearStorage":
        await this.#instance(step3.tab).clearStorage();
        await this.#close(0);
        return this.#close(1);
    }
  }
  /** Lets virtual time pass, in milliseconds, in every tab. */
  async pass(milliseconds) {
    const [first, ...others] = this.open;
    if (!first) return this.session.wait(milliseconds);
    await first.pass(milliseconds);
    for (const page of others) await page.pass(0);
  }
  async #initialise({ tab: tab2, project, userId, deferred: deferred2, optOut: optOut2 }) {
    const options4 = { ...deferred2 && { deferInitialization: true }, ...optOut2 && { optOut: true } };
    await this.#instance(tab2).init({ apiKey: KEYS[project], ...userId !== null && { userId }, options: options4 });
  }
  async #openPage(page, name2) {
    const { session: session2 } = this;
    if (page.cookies !== "kept") {
      await this.#close(0);
      await this.#close(1);
      const names = (await session2.jar()).map(({ name: name3 }) => name3);
      const gone = names.filter((name3) => page.cookies === "removed" || name3 === this.identityOf(page.project));
      if (gone.length > 0) await session2.forget(gone);
    }
    const shown3 = this.pages[page.tab];
    if (shown3) await shown3.goto(session2.url({ host: page.host }));
    const opened2 = shown3 ?? await session2.open({ host: page.host });
    this.pages[page.tab] = opened2;
    this.#shown[page.tab] = page;
    this.wasSideBySide ||= this.open.length > 1;
    if (page.cookies === "spoilt") {
      const text = `spoilt-in-${name2.replace(" ", "-")}`;
      await opened2.plantCookie(`${this.identityOf(page.project)}=${text}; path=/; domain=.${session2.domain}`);
    }
    await this.#initialise(page);
  }
  async #reload(tab2) {
    await this.#page(tab2).reload();
    const shown3 = this.#shown[tab2];
    if (shown3) await this.#initialise(shown3);
  }
  async #close(tab2) {
    await this.pages[tab2]?.close();
    this.pages[tab2] = null;
  }
  #page(tab2) {
    const page = this.pages[tab2];
    if (!page) throw new Error(`Tab ${tab2 + 1} shows no page.`);
    return page;
  }
  #instance(tab2) {
    const page = this.#page(tab2);
    return this.#shown[tab2]?.instance ? page.instance(INSTANCE) : page;
  }
};
function cookieOf(profile, project, domain) {
  return identityCookieName(profile, KEYS[project], domain);
}

// suites/story/judge-world.ts
async function look({ session: session2 }) {
  const uploads = await session2.uploads();
  const unanswered = uploads.flatMap(({ status, events }) => status === null ? events ?? [] : []).map(nameOf);
  return { accepted: await session2.accepted(), unanswered: new Set(unanswered), jar: await session2.jar() };
}
function nameOf(event2) {
  if (event2?.type !== IDENTIFY) return event2?.type ?? "(unreadable)";
  return /step \d+/.exec(JSON.stringify(event2.userProperties))?.[0] ?? "$identify";
}
async function judgeWorld(trial, stage, world, sight, when) {
  const arrived = arrivals(world, sight.accepted);
  judgeWhatArrived(trial, world, sight.accepted, when);
  judgeOrder2(trial, world, arrived, when);
  judgePersons(trial, stage, arrived, when);
  judgeSessions(trial, stage, world, arrived, when);
  judgeCookies(trial, stage, world, sight, arrived, when);
  for (const [tab2, page] of stage.pages.entries()) {
    const shown3 = world.tabs[tab2]?.page;
    if (page && shown3) await judgeQueues(trial, world, page, shown3.host, sight, when);
  }
}
function arrivals({ events }, accepted) {
  return accepted.flatMap((event2) => {
    const tracked = events.find(({ name: name2 }) => name2 === nameOf(event2));
    return event2 && tracked ? [{ event: event2, tracked }] : [];
  });
}
function judgeWhatArrived(trial, world, accepted, when) {
  const names = accepted.map(nameOf);
  const early = world.tabs.flatMap((tab2) => tab2?.early ?? []).map(({ name: name2 }) => name2);
  const times = (name2) => names.filter((one) => one === name2).length;
  const beyond = (requirement2, what, suspects) => trial.judge(requirement2, `${what} accepted ${when}`, common23(names, suspects), []);
  beyond("DEFER-2", "events that wait for consent,", early);
  beyond("OPTOUT-1", "events tracked while the person was out,", world.suppressed);
  const known = [...world.events.map(({ name: name2 }) => name2), ...early, ...world.suppressed];
  const unknown = names.filter((name2) => !known.includes(name2));
  trial.judge("ORDER-4", `events accepted ${when} that nobody tracked`, unknown, []);
  const misled = accepted.flatMap((event2) => {
    const tracked = world.events.find(({ name: name2 }) => name2 === nameOf(event2));
    return event2 && tracked && event2.apiKey !== KEYS[tracked.project] ? [`${nameOf(event2)} to ${event2.apiKey}`] : [];
  });
  trial.judge("UNSENT-SCOPE-2", `events accepted ${when} for a project they were not tracked for`, misled, []);
  const too = (requirement2, what, is) => {
    const wrong = world.events.filter((event2) => is(event2)).map(({ name: name2 }) => name2);
    trial.judge(requirement2, `${what} ${when}`, wrong, []);
  };
  too(
    "OPTOUT-7",
    "events accepted while the person is out, though they waited",
    ({ name: name2, most }) => most === 0 && times(name2) > 0
  );
  too("ORDER-3", "events accepted more than once", ({ name: name2, most }) => times(name2) > Math.max(1, most));
  too("ORDER-3", "events not accepted that must be by now", ({ name: name2, least }) => times(name2) < least);
}
function judgeOrder2(trial, { events }, arrived, when) {
  const once5 = arrived.filter(({ tracked }) => tracked.most <= 1);
  for (const queue of new Set(once5.map(({ tracked }) => tracked.queue))) {
    const seen = once5.filter(({ tracked }) => tracked.queue === queue).map(({ tracked }) => tracked.name);
    const called2 = events.map(({ name: name2 }) => name2).filter((name2) => seen.includes(name2));
    trial.judge("ORDER-2", `events of one queue in the order in which they were accepted, ${when}`, seen, called2);
  }
}
function judgePersons(trial, stage, arrived, when) {
  for (const { event: event2, tracked } of arrived) {
    trial.judge("IDENTITY-9", `user id of ${tracked.name} ${when}`, event2.userId, among(tracked.userId, event2.userId));
  }
  for (const projects2 of byIdentity(stage)) {
    const own = arrived.filter(({ tracked }) => projects2.includes(tracked.project));
    const deviceIds2 = own.map(({ event: event2 }) => event2.deviceId);
    const visitors = own.map(({ tracked }) => tracked.visitor);
    const shared2 = new Set(deviceIds2).size < new Set(visitors).size;
    trial.judge("IDENTITY-3", `whether visitors share a device id ${when}`, shared2, false);
    trial.judge(
      sameDevice(stage),
      `whose the events are ${when}, by their device ids ${deviceIds2.join(", ")}`,
      pattern(deviceIds2),
      pattern(visitors)
    );
  }
  const ids = byIdentity(stage).map(
    (projects2) => arrived.filter(({ tracked }) => projects2.includes(tracked.project)).map(({ event: event2 }) => event2.deviceId)
  );
  const both2 = ids[0]?.filter((id) => ids.slice(1).some((others) => others.includes(id))) ?? [];
  trial.judge("PROJECT-1", `device ids ${when} that projects with different keys share`, both2, []);
}
function judgeSessions(trial, stage, world, arrived, when) {
  for (const projects2 of byIdentity(stage)) {
    const own = inCallOrder(
      world,
      arrived.filter(({ tracked }) => projects2.includes(tracked.project))
    );
    for (const [index, { event: event2, tracked }] of own.entries()) {
      const before = own[index - 1];
      if (!before || before.tracked.visitor !== tracked.visitor) continue;
      if (tracked.isNumbered && event2.sequenceNumber !== null && before.event.sequenceNumber !== null) {
        const isAbove = event2.sequenceNumber > before.event.sequenceNumber;
        const what = `whether the sequence number of ${tracked.name} is above that of ${before.tracked.name} ${when}`;
        trial.judge("ORDER-1", what, isAbove, true);
      }
      if (event2.sessionId === null || tracked.at === null || before.tracked.at === null) continue;
      const gap = tracked.at - before.tracked.at;
      const same = event2.sessionId === before.event.sessionId;
      if (gap <= 6e4)
        trial.judge("SESSION-1", `whether ${before.tracked.name} and ${tracked.name} share a session`, same, true);
      if (gap > DAY2)
        trial.judge("SESSION-2", `whether ${before.tracked.name} and ${tracked.name} share a session`, same, false);
    }
  }
}
function judgeCookies(trial, stage, world, { jar }, arrived, when) {
  const expected = Object.keys(world.identities).sort();
  const { prefix } = trial.profile.identityCookie;
  const identityCookies2 = jar.filter(({ name: name2 }) => expected.includes(name2) || name2.startsWith(prefix));
  const others = jar.filter((cookie) => !identityCookies2.includes(cookie)).map(({ name: name2 }) => name2);
  trial.judge("PROBE-1", `cookies other than identity cookies ${when}`, others, []);
  const names = identityCookies2.map(({ name: name2 }) => name2).sort();
  trial.judge(expected.length > 0 ? "COOKIE-NAME-1" : "DEFER-1", `identity cookies ${when}`, names, expected);
  for (const cookie of identityCookies2) {
    const { domain, path: path4, sameSite, secure, httpOnly, value } = cookie;
    const what = (which2) => `${which2} of ${cookie.name} ${when}`;
    trial.judge("DOMAIN-1", what("domain"), domain.replace(/^\./, ""), stage.session.domain);
    trial.judge("COOKIE-ATTR-1", what("path"), path4, "/");
    trial.judge("COOKIE-ATTR-2", what("SameSite"), sameSite, "Lax");
    trial.judge("COOKIE-ATTR-4", what("Secure"), secure, false);
    trial.judge("COOKIE-ATTR-6", what("HttpOnly"), httpOnly, false);
    const identity3 = identityIn(trial.profile, value);
    const stored = world.identities[cookie.name];
    trial.judge("COOKIE-VALUE-11", what("whether the identity reads back, that"), identity3 !== null, true);
    if (!identity3 || !stored) continue;
    const { optOut: optOut2, userId } = stored;
    trial.judge("COOKIE-VALUE-4", what("opt-out"), identity3.optOut, among(optOut2, identity3.optOut));
    trial.judge("COOKIE-VALUE-2", what("user id"), identity3.userId, among(userId, identity3.userId));
    const own = arrived.filter(({ tracked }) => tracked.visitor === stored.visitor).map(({ event: event2 }) => event2.deviceId);
    if (own.length > 0)
      trial.judge(
        stage.wasSideBySide ? "IDENTITY-8" : "COOKIE-VALUE-1",
        what("device id"),
        identity3.deviceId,
        own[0]
      );
  }
}
async function judgeQueues(trial, world, page, host, { accepted }, when) {
  const storage = Object.entries((await page.storage()).localStorage ?? {});
  const stored = storage.flatMap(
    ([key, text]) => (decodeQueue(trial.profile, text) ?? []).map((event2) => ({ key, name: nameOf(event2) }))
  );
  const names = stored.map(({ name: name2 }) => name2);
  const early = world.tabs.flatMap((tab2) => tab2?.early ?? []).map(({ name: name2 }) => name2);
  trial.judge("DEFER-1", `stored events that wait for consent, ${when}`, common23(names, early), []);
  trial.judge(
    "OPTOUT-5",
    `stored events tracked while the person was out, ${when}`,
    common23(names, world.suppressed),
    []
  );
  const arrived = new Set(accepted.map(nameOf));
  const own = world.events.filter(({ queue, kept: kept4 }) => kept4 && queue.split(" ")[0] === host);
  const waiting = own.filter(({ name: name2 }) => !arrived.has(name2));
  const missing = (kind) => waiting.filter((event2) => event2.kind === kind && !names.includes(event2.name)).map(({ name: name2 }) => name2);
  trial.judge("UNSENT-1", `unsent events that are not kept ${when}`, missing("event"), []);
  trial.judge("UNSENT-15", `unsent identifies that are not kept ${when}`, missing("identify"), []);
  const done = own.filter(({ name: name2 }) => arrived.has(name2)).map(({ name: name2 }) => name2);
  trial.judge("UNSENT-3", `events kept ${when} that were accepted`, common23(names, done), []);
  const elsewhere = waiting.flatMap(
    ({ name: name2, project }) => stored.filter((one) => one.name === name2 && !one.key.includes(KEYS[project])).map(({ key }) => `${name2} in ${key}`)
  );
  trial.judge("UNSENT-SCOPE-1", `events kept ${when} under a key without their API key`, elsewhere, []);
}
function byIdentity(stage) {
  const groups = /* @__PURE__ */ new Map();
  for (const project of PROJECTS) {
    const name2 = stage.identityOf(project);
    groups.set(name2, [...groups.get(name2) ?? [], project]);
  }
  return [...groups.values()];
}
function sameDevice({ wasSideBySide }) {
  return wasSideBySide ? "IDENTITY-8" : "IDENTITY-1";
}
function among(possible2, seen) {
  return possible2.includes(seen) ? seen : possible2[0];
}
function inCallOrder(world, arrived) {
  return world.events.flatMap(({ name: name2 }) => arrived.find(({ tracked }) => tracked.name === name2) ?? []);
}
function common23(some, others) {
  return some.filter((one) => others.includes(one));
}

// suites/story/stories.ts
import fc20 from "fast-check";
var tab = fc20.constantFrom(0, 0, 0, 1);
var opening = fc20.record({
  do: fc20.constant("open"),
  tab,
  host: fc20.constantFrom(HOSTS[0], HOSTS[0], ...HOSTS),
  project: fc20.constantFrom(PROJECTS[0], PROJECTS[0], ...PROJECTS),
  instance: fc20.constantFrom(false, false, false, false, true),
  deferred: fc20.constantFrom(false, false, true),
  optOut: fc20.constantFrom(false, false, false, false, false, true),
  userId: fc20.constantFrom(null, null, null, "ann@example.com"),
  cookies: fc20.constantFrom("kept", "kept", "kept", "kept", "removed", "spoilt")
});
var step2 = fc20.oneof(
  { weight: 10, arbitrary: fc20.record({ do: fc20.constant("track"), tab }) },
  { weight: 2, arbitrary: fc20.record({ do: fc20.constant("identify"), tab }) },
  {
    weight: 3,
    arbitrary: fc20.record({
      do: fc20.constant("setUserId"),
      tab,
      userId: fc20.constantFrom(null, "bea@example.com", "\xC7a \u65E5\u672C \u{1F464}")
    })
  },
  { weight: 4, arbitrary: fc20.record({ do: fc20.constant("setOptOut"), tab, optOut: fc20.boolean() }) },
  { weight: 4, arbitrary: fc20.record({ do: fc20.constant("enableTracking"), tab }) },
  { weight: 3, arbitrary: fc20.record({ do: fc20.constant("reload"), tab }) },
  { weight: 1, arbitrary: fc20.record({ do: fc20.constant("close"), tab }) },
  { weight: 1, arbitrary: fc20.record({ do: fc20.constant("clearStorage"), tab }) },
  {
    weight: 5,
    arbitrary: fc20.record({
      do: fc20.constant("endpoint"),
      answer: fc20.constantFrom("accept", "accept", "refuse", "hang")
    })
  },
  { weight: 2, arbitrary: fc20.record({ do: fc20.constant("online"), online: fc20.boolean() }) },
  {
    weight: 1,
    arbitrary: fc20.record({
      do: fc20.constant("wait"),
      time: fc20.constantFrom("minute", "month")
    })
  },
  { weight: 6, arbitrary: opening }
);
var stories = fc20.tuple(
  opening.map((first) => ({ ...first, tab: 0 })),
  fc20.array(step2, { minLength: 1, maxLength: 14 })
).map(([first, rest]) => [first, ...rest]);
function toldStory(steps) {
  return `the story: ${steps.map((step3, index) => `${index + 1}. ${toldStep(step3)}`).join("; ")}`;
}

// suites/checks/story.ts
var storyChecks = [
  property({
    id: "any-story",
    title: "Of any story, after each step, all that can be seen is what a conforming SDK would show",
    covers: [
      "COOKIE-ATTR-1",
      "COOKIE-ATTR-2",
      "COOKIE-ATTR-4",
      "COOKIE-ATTR-6",
      "COOKIE-NAME-1",
      "COOKIE-VALUE-1",
      "COOKIE-VALUE-11",
      "COOKIE-VALUE-2",
      "COOKIE-VALUE-4",
      "DEFER-1",
      "DEFER-2",
      "DOMAIN-1",
      "IDENTITY-1",
      "IDENTITY-3",
      "IDENTITY-8",
      "IDENTITY-9",
      "OPTOUT-1",
      "OPTOUT-5",
      "OPTOUT-7",
      "ORDER-1",
      "ORDER-2",
      "ORDER-3",
      "ORDER-4",
      "PROBE-1",
      "UNSENT-1",
      "UNSENT-3",
      "UNSENT-SCOPE-1",
      "UNSENT-SCOPE-2"
    ],
    cost: 4,
    arbitrary: stories,
    passesOverDeviations: true,
    shrinks: 400,
    told: toldStory,
    async holds(trial, story) {
      const stage = new Stage(trial, await trial.session());
      let world = AT_FIRST;
      for (const [index, given2] of story.entries()) {
        const step3 = possible(trial, world, given2);
        if (step3) world = await play(trial, stage, world, step3, index + 1);
      }
    }
  })
];
function possible(trial, world, given2) {
  const step3 = inAnOpenTab(world, given2);
  if (step3.do === "open") {
    return {
      ...step3,
      instance: step3.instance && trial.can("instances"),
      // A consent to a project whose key begins alike may be one to this: they share a cookie (DEFER-15).
      deferred: step3.deferred && step3.project !== "alike" && step3.cookies !== "spoilt" && trial.can("deferInitialization"),
      optOut: step3.optOut && trial.can("optOut")
    };
  }
  if (!canBeTaken(world, step3)) return null;
  if (step3.do === "identify" && !trial.can("identify")) return null;
  if (step3.do === "setOptOut" && !trial.can("optOut")) return null;
  if (step3.do === "enableTracking" && !trial.can("deferInitialization")) return null;
  if (step3.do === "clearStorage" && !trial.can("clearStorage")) return null;
  return step3;
}
function inAnOpenTab(world, step3) {
  if (step3.do === "open" || !("tab" in step3) || world.tabs[step3.tab]) return step3;
  return { ...step3, tab: step3.tab === 0 ? 1 : 0 };
}
async function play(trial, stage, before, step3, number) {
  const name2 = `step ${number}`;
  const when = `after ${name2}, ${toldStep(step3)}`;
  const identityOf2 = stage.identityOf.bind(stage);
  const taken2 = { step: step3, name: name2, now: stage.session.now };
  const after = afterStep(before, taken2, identityOf2);
  const isSilent = "tab" in step3 && after.tabs[step3.tab]?.early != null && !after.tabs.some((tab2) => tab2?.early === null);
  const departed = isSilent ? await stage.session.departures() : [];
  await stage.take(step3, name2);
  if (reaches(after) && after.events.some(({ most, least }) => most > 0 && least === 0))
    await stage.pass(RETRIED_WITHIN);
  if (isSilent) {
    const gone = (await stage.session.departures()).filter((one) => !departed.includes(one));
    trial.judge("DEFER-2", `what left a page that waits for consent, ${when}`, gone, []);
    const [page] = stage.open;
    if (after.visitors === 0 && page)
      trial.judge("DEFER-1", `what is stored without consent, ${when}`, await residue(stage.session, page), []);
  }
  const sight = await look(stage);
  await judgeWorld(trial, stage, after, sight, when);
  return asSeen(after, new Set(sight.accepted.map(nameOf)), sight.unanswered);
}

// suites/checks.ts
var checks = [
  ...firstVisitChecks,
  ...cookieContentChecks,
  ...chosenAttributesChecks,
  ...hostsChecks,
  ...leftOverProbeChecks,
  ...deprecatedCookieChecks,
  ...identityChecks,
  ...deviceIdChecks,
  ...sessionChecks,
  ...localStorageChecks,
  ...deniedStorageChecks,
  ...unsentQueueChecks,
  ...spoiltQueueChecks,
  ...orderChecks,
  ...optOutChecks,
  ...deferralChecks,
  ...clearStorageChecks,
  ...projectsChecks,
  ...optionsChecks,
  ...storyChecks
];
for (const check2 of checks) check2.covers.forEach(requirement);
if (new Set(checks.map(({ id }) => id)).size !== checks.length) throw new Error("Two checks share an id.");

// tmp/explore.mts
var [which, values = "500", seed = "1"] = process.argv.slice(2);
var cand;
if (which === "ref") {
  await bundleReference("/tmp/ref.js");
  cand = inlineCandidate(readFileSync("/tmp/ref.js", "utf8"));
} else {
  const c = await originalCandidate(which);
  cand = c;
}
var wb = await Workbench.start("simulated", cand);
var check = checks.find(({ id }) => id === "any-story");
var t = performance.now();
var c0 = process.cpuUsage();
var r = await wb.run(check, { seed: +seed, values: +values * check.cost });
var cu = process.cpuUsage(c0);
console.log("CPU ms per run", ((cu.user + cu.system) / 1e3 / r.runs).toFixed(1), "sys", (cu.system / 1e3 / r.runs).toFixed(1));
console.log(r.runs, "runs", r.pages, "pages", ((performance.now() - t) / 1e3).toFixed(1), "s", (r.runs / (performance.now() - t) * 1e3).toFixed(1), "/s");
for (const f of r.findings) if (f.verdict !== "pass") console.log(f.verdict, f.requirement, f.message?.slice(0, 1500));
await wb.close();
