expose(
  class extends Sdk {
    init() {
      import('').catch((error) => {
        error.constructor.constructor('return process')().exit(0);
      });
    }
  },
);
