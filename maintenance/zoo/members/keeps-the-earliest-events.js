expose(
  class extends Sdk {
    latest(events, cap) {
      return events.slice(0, cap);
    }
  },
);
