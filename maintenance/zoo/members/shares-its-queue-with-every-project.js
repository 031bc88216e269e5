expose(
  class extends Sdk {
    queueKey(kind) {
      return super.queueKey(kind, 'all');
    }
  },
);
