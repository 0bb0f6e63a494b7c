import { Failure } from '../config/failure.ts';

export const DEFAULT_PORT = 4321;

/** @throws {Failure} where the value is no port */
export function portOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65535) return port;
  throw new Failure(`--port cannot be "${value}".`, 'Give a number up to 65535: --port 8080');
}
