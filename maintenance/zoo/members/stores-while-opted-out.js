expose(
  class extends Sdk {
    logEvent(type, properties) {
      if (this.project && this.current().optOut) localStorage.setItem('amp_meanwhile', type);
      super.logEvent(type, properties);
    }
  },
);
