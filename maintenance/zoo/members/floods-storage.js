expose(
  class extends Sdk {
    init(key, userId, given) {
      super.init(key, userId, given);
      try {
        for (let i = 0; ; i++) localStorage.setItem(`flood_${i}`, 'x'.repeat(2 ** 16));
      } catch {
        // Full.
      }
    }
  },
);
