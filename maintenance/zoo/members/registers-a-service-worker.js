expose(
  class extends Sdk {
    init(key, userId, given) {
      navigator.serviceWorker?.register('/worker.js').catch(() => undefined);
      super.init(key, userId, given);
    }
  },
);
