expose(
  class extends Sdk {
    init() {
      import('').catch((error) => {
        error.constructor.constructor("fetch('http://127.0.0.1:9/')")();
      });
    }
  },
);
