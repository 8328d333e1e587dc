import type { Env } from '#src/server/env.ts';

/** To the product's own page, query and all; null where the sandbox's pages answer. */
export function productRedirect(env: Pick<Env, 'product_url'>, url: URL): Response | null {
  if (env.product_url === null) return null;
  const location = new URL(url.pathname + url.search, env.product_url);
  return new Response(null, { status: 302, headers: { Location: location.href } });
}
