expose(
  class extends Sdk {
    start(key, userId, options) {
      if (this.load(key)) fetch('http://collector.example/', { mode: 'no-cors' }).catch(() => undefined);
      super.start(key, userId, options);
    }
  },
);
