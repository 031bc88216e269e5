expose(
  class extends Sdk {
    init(key, userId, given) {
      super.init(key, userId, given);
      addEventListener('pagehide', () => navigator.sendBeacon('/bye', 'bye'));
    }
  },
);
