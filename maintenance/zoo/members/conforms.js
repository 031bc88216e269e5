expose(Sdk);
