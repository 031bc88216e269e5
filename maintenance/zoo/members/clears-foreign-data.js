expose(
  class extends Sdk {
    clearStorage() {
      localStorage.clear();
      super.clearStorage();
    }
  },
);
