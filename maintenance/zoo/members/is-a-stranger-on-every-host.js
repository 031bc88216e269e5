expose(
  class extends Sdk {
    domain() {
      return location.hostname;
    }
  },
);
