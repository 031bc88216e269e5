expose(
  class extends Sdk {
    upload() {
      super.upload();
      this.accepted(this.project, Object.values(this.project.queues).flat());
    }
  },
);
