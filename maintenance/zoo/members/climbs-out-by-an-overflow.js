expose(
  class extends Sdk {
    init(key, userId, given) {
      // If the stack overflows within the harness’s code, the error belongs to the harness’s realm.
      const dive = () => {
        try {
          dive();
        } catch (error) {
          for (const act of [() => document.cookie, () => localStorage.getItem('a'), () => new URL('a:b')]) {
            try {
              act();
            } catch (other) {
              climb(other);
            }
          }
          climb(error);
          throw error;
        }
      };
      const climb = ({ constructor }) => {
        const Foreign = constructor.constructor;
        if (Foreign !== Function) Foreign('return process')().exit(0);
      };
      try {
        dive();
      } catch {
        // Back at the surface.
      }
      super.init(key, userId, given);
    }
  },
);
