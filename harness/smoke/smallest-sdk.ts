/** The least that holds the contract of `amplitude-js` 6 to 8, for tests: one event at a time, and queues of one. */
export const SMALLEST_SDK = `(function () {
  var endpoint, apiKey, deviceId, number = 0;
  var cookieName = function () { return 'amp_' + apiKey.slice(0, 6); };
  var queueKey = function () { return 'amplitude_unsent_' + apiKey; };
  var identifiesKey = function () { return 'amplitude_unsent_identify_' + apiKey; };
  var encoded = function () { return [deviceId, '', '', '0', '0', '0', '0', '0'].join('.'); };
  var body = function (events) { return 'client=' + apiKey + '&e=' + encodeURIComponent(JSON.stringify(events)); };
  var upload = function (events) {
    var request = new XMLHttpRequest();
    request.onload = function () { localStorage.removeItem(queueKey()); };
    request.open('POST', endpoint);
    request.send(body(events));
  };
  var instance = {
    init: function (key, user, options) {
      apiKey = key;
      endpoint = location.protocol + '//' + options.apiEndpoint;
      var kept = document.cookie.split('; ').find(function (pair) { return pair.indexOf(cookieName() + '=') === 0; });
      deviceId = kept ? kept.split('=')[1].split('.')[0] : 'device' + String(Math.random()).slice(2);
      document.cookie = cookieName() + '=' + encoded() + '; max-age=1000';
    },
    logEvent: function (type) {
      var events = [{ event_type: type, device_id: deviceId, event_id: ++number }];
      localStorage.setItem(queueKey(), JSON.stringify(events));
      upload(events);
    },
    identify: function (identify) { localStorage.setItem(identifiesKey(), JSON.stringify([identify])); },
    setUserId: function () {}, setOptOut: function () {}, enableTracking: function () {},
    clearStorage: function () {},
  };
  var Identify = function () {};
  Identify.prototype.set = function (name, value) { this[name] = value; return this; };
  window.amplitude = { getInstance: function () { return instance; }, Identify: Identify };
})();`;

/** The same, otherwise; a change of what is not there is a mistake in a test. */
export function changed(...changes: [from: string, to: string][]): string {
  return changes.reduce((source, [from, to]) => {
    if (!source.includes(from)) throw new Error(`The smallest SDK has no ${from}.`);
    return source.replaceAll(from, () => to);
  }, SMALLEST_SDK);
}
