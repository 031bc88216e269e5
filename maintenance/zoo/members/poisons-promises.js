Promise.prototype.then = () => undefined;
window.Promise = class {};
expose(Sdk);
