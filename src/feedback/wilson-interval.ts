/** The 95% quantile of the normal distribution, two-sided. */
const Z = 1.959963984540054;

/** Where the true share of `hits` in `all` lies with 95% confidence (Wilson 1927); null without any. */
export function wilsonInterval(hits: number, all: number): { low: number; high: number } | null {
  if (all === 0) return null;
  const share = hits / all;
  const width = 1 + Z ** 2 / all;
  const centre = (share + Z ** 2 / (2 * all)) / width;
  const reach = (Z / width) * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}
