import { describe, expect, it } from 'vitest';
import { describeEnvProblems, readEnv, siteOrigins } from '#src/server/env.ts';

const DEFAULTS = { repo_url: 'https://github.com/reasonbook/reasonbook' };

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

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
        review_webhook: null,
        retention: { anonymise_after_days: 180, delete_after_days: 730 },
      },
    });
  });

  it.each(['https://hooks.example.com/in?k=1', 'http://localhost:9000/in', 'http://127.0.0.1/'])(
    'sends webhooks to %s',
    (url) => {
      const vars = { REVIEW_WEBHOOK_URL: url, REVIEW_WEBHOOK_SECRET: SECRET };
      const result = readEnv(vars, DEFAULTS);
      expect(result).toMatchObject({ env: { review_webhook: { url, secret: SECRET } } });
    },
  );

  it('names the missing secret of a receiver', () => {
    const result = readEnv({ REVIEW_WEBHOOK_URL: 'https://hooks.example.com/' }, DEFAULTS);
    expect(result).toMatchObject({ problems: [{ variable: 'REVIEW_WEBHOOK_SECRET' }] });
  });

  it.each([
    ['0', 'off'],
    ['off', '0'],
    ['30', '31'],
    ['off', '1'],
    ['9999', 'off'],
  ])('keeps words for %s days and the rest for %s', (words, all) => {
    const vars = { FEEDBACK_ANONYMISE_AFTER_DAYS: words, FEEDBACK_DELETE_AFTER_DAYS: all };
    const days = (value: string) => Number(value) || null;
    expect(readEnv(vars, DEFAULTS)).toMatchObject({
      env: { retention: { anonymise_after_days: days(words), delete_after_days: days(all) } },
    });
  });

  it.each([
    ['30', '30'],
    ['31', '30'],
    [undefined, '180'],
    ['730', undefined],
  ])('does not delete before it anonymises: %s, %s', (words, all) => {
    const vars = { FEEDBACK_ANONYMISE_AFTER_DAYS: words, FEEDBACK_DELETE_AFTER_DAYS: all };
    const result = readEnv(vars, DEFAULTS);
    if (result.ok) throw new Error('was taken');
    expect(describeEnvProblems(result.problems)).toMatch(
      /^FEEDBACK_DELETE_AFTER_DAYS is not more than FEEDBACK_ANONYMISE_AFTER_DAYS\. Set /,
    );
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
    ['REVIEW_WEBHOOK_URL', 'hooks.example.com'],
    ['REVIEW_WEBHOOK_URL', 'http://hooks.example.com/'],
    ['REVIEW_WEBHOOK_URL', 'http://localhost.example.com/'],
    ['REVIEW_WEBHOOK_URL', 'https://ann:word@hooks.example.com/'],
    ['REVIEW_WEBHOOK_SECRET', 'whsec_short'],
    ['REVIEW_WEBHOOK_SECRET', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['FEEDBACK_ANONYMISE_AFTER_DAYS', '-1'],
    ['FEEDBACK_DELETE_AFTER_DAYS', '2 years'],
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
