import { describe, expect, it } from 'vitest';
import { describeEnvProblems, readEnv, siteOrigins } from '#src/server/env.ts';

const DEFAULTS = { repo_url: 'https://github.com/reasonbook/reasonbook' };

describe('readEnv', () => {
  it('needs no variable at all', () => {
    expect(readEnv({}, DEFAULTS)).toEqual({
      ok: true,
      env: {
        host: '127.0.0.1',
        port: 4321,
        site_url: null,
        data_dir: '.data',
        auth_secret: null,
        account_source: 'sandbox',
        product_url: null,
        repo_url: DEFAULTS.repo_url,
        rate_limits: true,
        log_level: 'info',
      },
    });
  });

  it('takes an empty variable for an unset one', () => {
    expect(readEnv({ PORT: '', SITE_URL: '' }, DEFAULTS)).toEqual(readEnv({}, DEFAULTS));
  });

  it('keeps only the origin of SITE_URL', () => {
    const result = readEnv({ SITE_URL: 'https://help.example.com/' }, DEFAULTS);
    expect(result).toMatchObject({ ok: true, env: { site_url: 'https://help.example.com' } });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['SITE_URL', 'docs.site.test'],
    ['SITE_URL', 'ftp://docs.site.test'],
    ['SITE_URL', 'https://help.example.com/docs'],
    ['AUTH_SECRET', 'too-short-to-be-a-secret'],
    ['ACCOUNT_SOURCE', 'magic'],
    ['PRODUCT_URL', 'product.test'],
    ['REPO_URL', 'git@github.com:you/help.git'],
    ['RATE_LIMITS', 'maybe'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s, naming the variable, not the value', (variable, value) => {
    const result = readEnv({ [variable]: value }, DEFAULTS);
    if (result.ok) throw new Error('was taken');
    expect(result.problems.map((problem) => problem.variable)).toEqual([variable]);
    const text = describeEnvProblems(result.problems);
    expect(text).toMatch(new RegExp(`^${variable} .+\\. Set .+\\.$`));
    expect(text).not.toContain(value);
  });

  it('names every wrong variable at once', () => {
    const result = readEnv({ PORT: 'x', LOG_LEVEL: 'y' }, DEFAULTS);
    expect(result.ok ? [] : result.problems.map(({ variable }) => variable)).toEqual([
      'PORT',
      'LOG_LEVEL',
    ]);
  });
});

describe('siteOrigins', () => {
  it('trusts both names of this machine when SITE_URL is unset', () => {
    expect(siteOrigins({ site_url: null }, 4400)).toEqual({
      url: 'http://localhost:4400',
      trusted: ['http://localhost:4400', 'http://127.0.0.1:4400'],
    });
  });

  it('trusts SITE_URL alone when it is set', () => {
    expect(siteOrigins({ site_url: 'https://help.example.com' }, 4400)).toEqual({
      url: 'https://help.example.com',
      trusted: ['https://help.example.com'],
    });
  });
});
