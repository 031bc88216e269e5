import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
}

/**
 * Makes a self-signed certificate that lives as long as the process. It names no real host: engines are set to accept
 * it for every host, since the laboratory serves them all.
 */
export async function makeCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'conformance.test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  return { key, cert };
}
