import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of somebody else's, on an origin of its own. */
export interface OtherSite {
  readonly origin: string;
  /** Puts a page, or any file, there. @returns its address */
  put(path: string, body: string | Buffer, headers?: Readonly<Record<string, string>>): string;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Starts such a site, empty, on a free port. */
export async function startOtherSite(): Promise<OtherSite> {
  const pages = new Map<string, { body: string | Buffer; headers: Readonly<Record<string, string>> }>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url!, 'http://x').pathname);
    if (!page) return void response.writeHead(404).end();
    const type = TYPES[/\.\w+$/.exec(request.url!)?.[0] ?? ''] ?? TYPES['.html']!;
    response.writeHead(200, { 'Content-Type': type, ...page.headers }).end(page.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Another site, too, not only another port: browsers keep such frames further apart.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    put: (path, body, headers = {}) => {
      pages.set(`/${path}`, { body, headers });
      return `${origin}/${path}`;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
