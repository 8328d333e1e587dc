import { describe, expect, it } from 'vitest';
import { redactEmails, toLoggedError } from '#src/server/log.ts';

describe('the log', () => {
  it('takes e-mail addresses out of error texts', () => {
    const error = Object.assign(new Error('no row for first.last+tag@sub.site.test in users'), {
      code: 'SQLITE_ERROR',
    });
    const logged = toLoggedError(error);
    expect(logged).toMatchObject({
      type: 'Error',
      code: 'SQLITE_ERROR',
      message: 'no row for [e-mail] in users',
    });
    expect(JSON.stringify(logged)).not.toContain('site.test');
  });

  it('keeps paths of scoped packages readable', () => {
    const frame = 'at run (file:///app/node_modules/@astrojs/node/dist/server.js:1:1)';
    expect(redactEmails(frame)).toBe(frame);
  });
});
