import type { APIRoute } from 'astro';
import { describeSite } from '#src/contracts/describe-site.ts';
import { registry } from '#src/registry/registry.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** The site in short, for language models (llmstxt.org). */
export const GET: APIRoute = ({ site }) =>
  new Response(describeSite(registry, packageJson.description, String(site)), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
