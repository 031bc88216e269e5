expose(
  class extends Sdk {
    latest(events, cap) {
      return super.latest(events, cap + 1);
    }
  },
);
