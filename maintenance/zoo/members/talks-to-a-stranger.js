expose(
  class extends Sdk {
    init(key, userId, given) {
      fetch('http://collector.example/', { mode: 'no-cors' }).catch(() => undefined);
      super.init(key, userId, given);
    }
  },
);
