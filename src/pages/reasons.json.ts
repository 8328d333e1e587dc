import type { APIRoute } from 'astro';
import { describeReasons } from '#src/contracts/describe-reasons.ts';
import { ReasonsDocumentSchema } from '#src/contracts/reasons-document.ts';
import { registry } from '#src/registry/registry.ts';

/** The registry for programs; what the schema does not know stops the build. */
export const GET: APIRoute = ({ site }) =>
  Response.json(ReasonsDocumentSchema.parse(describeReasons(registry, String(site))));
