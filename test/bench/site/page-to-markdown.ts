/**
 * The text of the page that is open, as plain Markdown: what an author would write
 * for a stock site with the same content. Runs inside the browser, hence in one piece.
 */
export function pageToMarkdown(): { title: string; description: string; body: string } {
  const skipped = 'form, svg, script, style, dialog, footer, nav, .anchor, .sl-anchor-link, h1';
  const main = document.querySelector('main');
  const description = document.querySelector('meta[name="description"]');
  const tidy = (text: string) => text.replace(/\s+/g, ' ');

  const inline = (node: Node): string => {
    if (node instanceof Text) return tidy(node.data).replace(/[{}<>*_`|[\]]/g, '\\$&');
    if (!(node instanceof Element) || node.matches(skipped)) return '';
    const text = [...node.childNodes].map(inline).join('');
    if (!text.trim()) return text;
    if (node.matches('code')) return `\`${tidy(node.textContent)}\``;
    if (node.matches('strong, b, dt')) return `**${text.trim()}** `;
    if (node instanceof HTMLAnchorElement) return `[${text.trim()}](${node.getAttribute('href')})`;
    return text;
  };
  const row = (cells: Element[]) => `| ${cells.map((cell) => inline(cell).trim()).join(' | ')} |`;
  const table = (node: HTMLTableElement) => {
    const rows = [...node.rows].map((each) => row([...each.cells]));
    const [first = ''] = rows;
    const rule = `|${' --- |'.repeat(node.rows[0]?.cells.length ?? 0)}`;
    return [first, rule, ...rows.slice(1)].join('\n');
  };
  const blocks = (node: Element): string[] => {
    if (node.matches(skipped)) return [];
    const heading = /^H([2-6])$/.exec(node.tagName);
    if (heading) return [`${'#'.repeat(Number(heading[1]))} ${inline(node).trim()}`];
    if (node instanceof HTMLTableElement) return [table(node)];
    const hasBlocks = node.querySelector('h2, h3, h4, p, ul, ol, dl, table, li, dt, dd, section');
    if (!hasBlocks) {
      const text = inline(node).trim();
      return text ? [node.matches('li, dd, dt') ? `- ${text}` : text] : [];
    }
    return [...node.childNodes].flatMap((child) =>
      child instanceof Element ? blocks(child) : inline(child).trim() || [],
    );
  };
  return {
    title: document.querySelector('h1')?.textContent.trim() ?? document.title,
    description: description?.getAttribute('content') ?? '',
    body: main ? blocks(main).join('\n\n') : '',
  };
}
