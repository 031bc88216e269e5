// The opt-out is stored only in the memory of this page.
expose(
  class extends Sdk {
    save(identity) {
      super.save({ ...identity, optOut: false });
      this.project.identity.optOut = identity.optOut;
    }

    current() {
      return { ...super.current(), optOut: this.project.identity.optOut };
    }
  },
);
