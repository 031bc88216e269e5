import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** Files of a package by their paths in it. */
export type PackageFiles = Readonly<Record<string, string>>;

export interface LocalRegistry {
  /** Its address, with a slash at the end. */
  url: string;
  /** Paths that were asked for, in order. */
  requests: string[];
  close(): Promise<void>;
}

/** A registry on this machine with one package, for tests: what npm asks of a registry, and no more. */
export async function startLocalRegistry(
  name: string,
  versions: Readonly<Record<string, PackageFiles>>,
  latest: string,
  tamper: (tarball: Buffer) => Buffer = (tarball) => tarball,
): Promise<LocalRegistry> {
  const requests: string[] = [];
  const tarballs = new Map(Object.entries(versions).map(([version, files]) => [`/${version}.tgz`, tarball(files)]));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    requests.push(path);
    const bytes = tarballs.get(path);
    if (bytes) return void response.end(tamper(bytes));
    if (path !== `/${name}`) return void response.writeHead(404).end('{}');
    const origin = `http://${request.headers.host}`;
    const manifests = [...tarballs].map(([file, content]) => {
      const version = file.slice(1, -'.tgz'.length);
      const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
      return [version, { name, version, dist: { tarball: origin + file, integrity } }];
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name, 'dist-tags': { latest }, versions: Object.fromEntries(manifests) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function tarball(files: PackageFiles): Buffer {
  const entries = Object.entries(files).map(([path, text]) => tarEntry(`package/${path}`, Buffer.from(text)));
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));
}

/** One file in the POSIX ustar format: a header of 512 bytes, then the content in blocks of 512. */
function tarEntry(path: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write('0000644\0', 100);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148); // The checksum counts itself as spaces.
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
