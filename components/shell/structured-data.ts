/** What search engines are told of a page. */
export interface DescribedPage {
  title: string;
  description: string | undefined;
  url: URL;
  siteTitle: string;
  lastUpdated: Date | undefined;
  /** Pages above it, the first page first. */
  trail: readonly { title: string; path: string }[];
}

/** JSON-LD (schema.org): the site for its first page, else an article and where it stands. */
export function describeForSearchEngines(page: DescribedPage): object {
  const absolute = (path: string) => new URL(path, page.url).href;
  const site = { '@type': 'WebSite', name: page.siteTitle, url: absolute('/') };
  if (page.url.pathname === '/') {
    return { '@context': 'https://schema.org', ...site, description: page.description };
  }
  const article = {
    '@type': 'TechArticle',
    headline: page.title,
    description: page.description,
    url: page.url.href,
    inLanguage: 'en',
    isPartOf: site,
    dateModified: page.lastUpdated?.toISOString(),
  };
  const places = [...page.trail, { title: page.title, path: page.url.pathname }];
  const trail = {
    '@type': 'BreadcrumbList',
    itemListElement: places.map(({ title, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: absolute(path),
    })),
  };
  return { '@context': 'https://schema.org', '@graph': [article, trail] };
}
