expose(
  class extends Sdk {
    init(key, userId, given) {
      const frame = document.createElement('iframe');
      document.documentElement.append(frame);
      const inside = frame.contentDocument ?? document;
      inside.cookie = 'amp_waiting=1; path=/';
      super.init(key, userId, given);
    }
  },
);
