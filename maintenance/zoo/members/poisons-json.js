JSON.stringify = () => '{"threw":null,"verbs":[],"journal":[]}';
JSON.parse = () => ({});
expose(Sdk);
