import { describe, expect, it } from 'vitest';
import { isCallAllowed } from '#src/server/origin-check.ts';

const TRUSTED = ['http://localhost:4321', 'http://127.0.0.1:4321'];

function isAllowed(method: string, headers: Record<string, string>): boolean {
  return isCallAllowed({ method, headers: new Headers(headers) }, TRUSTED);
}

describe('isCallAllowed', () => {
  it.each([
    ['POST', { origin: 'http://localhost:4321' }],
    ['POST', { origin: 'http://127.0.0.1:4321' }],
    ['POST', { origin: 'http://localhost:4321', 'sec-fetch-site': 'cross-site' }],
    ['POST', {}],
    ['PATCH', { 'sec-fetch-site': 'same-origin' }],
    ['POST', { 'sec-fetch-site': 'none' }],
    ['GET', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['HEAD', { 'sec-fetch-site': 'cross-site' }],
  ])('lets %s %o pass', (method, headers) => {
    expect(isAllowed(method, headers)).toBe(true);
  });

  it.each([
    ['POST', { origin: 'https://evil.test' }],
    ['POST', { origin: 'null' }],
    ['POST', { origin: '' }],
    ['POST', { origin: 'http://localhost:4322' }],
    ['POST', { origin: 'https://localhost:4321' }],
    ['POST', { origin: 'http://localhost:4321.evil.test' }],
    ['POST', { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' }],
    ['DELETE', { 'sec-fetch-site': 'cross-site' }],
    ['PUT', { 'sec-fetch-site': 'cross-site' }],
  ])('stops %s %o', (method, headers) => {
    expect(isAllowed(method, headers)).toBe(false);
  });
});
