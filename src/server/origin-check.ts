const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a call may change something: its Origin is trusted, or it has none
 * (a program, an old browser) and does not say that it comes from another site.
 */
export function isCallAllowed(
  call: { method: string; headers: Headers },
  trustedOrigins: readonly string[],
): boolean {
  if (SAFE_METHODS.has(call.method)) return true;
  const origin = call.headers.get('origin');
  if (origin !== null) return trustedOrigins.includes(origin);
  return call.headers.get('sec-fetch-site') !== 'cross-site';
}
