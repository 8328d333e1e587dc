import type { APIRoute } from 'astro';

export const prerender = false;

/** Ends the session; works as a plain form. */
export const POST: APIRoute = async ({ request, locals: { services } }) => {
  const ended = await services.auth.api.signOut({ headers: request.headers, asResponse: true });
  const headers = new Headers({
    Location: '/sign-in?signed-out=1',
    // What the browser kept from before must not come back with its back button.
    'Clear-Site-Data': '"cache"',
  });
  for (const cookie of ended.headers.getSetCookie()) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
};

/** A bookmark or a reload lands where the sign-out button is. */
export const GET: APIRoute = () =>
  new Response(null, { status: 303, headers: { Location: '/sign-in' } });
