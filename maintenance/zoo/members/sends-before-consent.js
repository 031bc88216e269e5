expose(
  class extends Sdk {
    init(key, userId, given) {
      fetch('/hello').catch(() => undefined);
      super.init(key, userId, given);
    }
  },
);
