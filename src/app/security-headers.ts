import type { InlineCode } from '#src/contracts/build-info.ts';
import { PROBLEM_PAGE_STYLE } from '#src/server/problem-page.ts';
import { hashInline } from './list-inline-code.ts';

/** What the policy of a page depends on. */
export interface PolicyInput {
  inline: InlineCode;
  /** Where forms may lead besides this site: links into the product are redirected there. */
  productUrl: string | null;
}

/** Headers of every answer. An answer that is no page has no code of its own to allow. */
export function listSecurityHeaders(policy: PolicyInput | null): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    // `no-referrer` would make form posts send a null Origin.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Frame-Options': 'DENY',
    'Content-Security-Policy': writePolicy(policy),
  };
}

/** Files that pages load by the dozen are none; a form that the API refuses gets a page. */
export const isPagePath = (path: string) => !/^\/(?:_astro|pagefind)\//.test(path);

function writePolicy(policy: PolicyInput | null): string {
  const { scripts = [], styles = [] } = policy?.inline ?? {};
  const ownStyles = policy ? [...styles, hashInline(PROBLEM_PAGE_STYLE)] : [];
  const directives = [
    ['default-src', "'self'"],
    // The search engine is WebAssembly.
    ['script-src', "'self'", "'wasm-unsafe-eval'", ...scripts.map(quote)],
    ['style-src', "'self'", ...ownStyles.map(quote)],
    // Attributes set sizes and delays; they can neither load nor run anything.
    ['style-src-attr', "'unsafe-inline'"],
    ['img-src', "'self'", 'data:'],
    ['connect-src', "'self'"],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'self'", ...(policy?.productUrl ? [policy.productUrl] : [])],
    ['frame-ancestors', "'none'"],
  ];
  return directives.map((parts) => parts.join(' ')).join('; ');
}

const quote = (hash: string) => `'${hash}'`;
