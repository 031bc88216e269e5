expose(
  class extends Sdk {
    isAwaitingConsent(key, options) {
      return location.pathname === '/' && super.isAwaitingConsent(key, options);
    }
  },
);
