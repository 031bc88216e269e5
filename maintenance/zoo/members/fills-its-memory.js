expose(
  class extends Sdk {
    init() {
      for (const hoard = []; ; ) hoard.push(new Array(2 ** 25).fill(0.5));
    }
  },
);
