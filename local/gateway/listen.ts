/** HTTP servers of the local run: on 127.0.0.1 only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartFault } from '../settings.ts';

export interface Listening {
  readonly server: Server;
  readonly port: number;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Opens a port (0 = a free one). `variable` is what a person sets to choose another when it is taken. */
export function listen(port: number, variable: string, listener: Listener): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new StartFault(
            `Port ${port} is in use: end what uses it, or set ${variable} to another port (0 = a free one).`,
          ),
        );
      } else if (error.code === 'EACCES') {
        reject(
          new StartFault(`Port ${port} may not be opened: set ${variable} to a port above 1023 (0 = a free one).`),
        );
      } else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve({ server, port: (server.address() as AddressInfo).port }));
  });
}

/** The whole body, or undefined when it is larger than `limit` bytes (the rest is then read and dropped). */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= limit) parts.push(part);
    });
    request.on('end', () => {
      const [only] = parts;
      if (size > limit) resolve(undefined);
      else resolve(parts.length === 1 && only !== undefined ? only : Buffer.concat(parts));
    });
    request.on('error', reject);
  });
}

/** Header names are lower case already; a repeated header is joined as HTTP allows. */
export function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return headers;
}

export function answerJson(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
