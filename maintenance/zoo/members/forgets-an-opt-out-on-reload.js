expose(
  class extends Sdk {
    start(key, userId, options) {
      super.start(key, userId, options);
      if (!options.optOut) this.save({ ...this.current(), optOut: false });
    }
  },
);
