import { STATUS_CODES } from 'node:http';

/** Sets a page's status and its reason phrase; Astro alone goes on saying OK. */
export function setStatus(
  response: { status?: number; statusText?: string },
  status: number,
): void {
  response.status = status;
  response.statusText = STATUS_CODES[status] ?? '';
}
