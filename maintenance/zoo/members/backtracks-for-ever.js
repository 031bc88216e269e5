expose(
  class extends Sdk {
    init() {
      /^(a+)+$/.test(`${'a'.repeat(60)}!`);
    }
  },
);
