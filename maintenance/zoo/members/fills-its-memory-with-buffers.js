expose(
  class extends Sdk {
    init() {
      for (const hoard = []; ; ) hoard.push(new Uint8Array(2 ** 30));
    }
  },
);
