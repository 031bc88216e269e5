expose(
  class extends Sdk {
    init() {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        console.log('still here');
        port2.postMessage(0);
      };
      port2.postMessage(0);
    }
  },
);
