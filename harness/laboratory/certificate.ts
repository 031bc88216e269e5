import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
}

/**
 * A certificate made at start and gone with the process. It names no real host: engines are told to accept it for
 * whatever host they reach, since all of them are ours.
 */
export async function makeCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'conformance.test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  return { key, cert };
}
