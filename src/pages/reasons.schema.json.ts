import type { APIRoute } from 'astro';
import { z } from 'zod';
import { ReasonsDocumentSchema } from '#src/contracts/reasons-document.ts';

/** JSON Schema (2020-12) of `/reasons.json`. */
export const GET: APIRoute = ({ site }) =>
  Response.json({
    $id: new URL('/reasons.schema.json', site).href,
    title: 'Reason codes',
    ...z.toJSONSchema(ReasonsDocumentSchema),
  });
