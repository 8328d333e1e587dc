import type { Plugin } from 'vite';

const FILE = /[\\/]starlight[\\/].*[\\/]markdown\.css$/;
const RULE = /:is\(ol, ul\):has\([^{]*(?=\{)/;
const INLINE = 'a, strong, em, del, span, input, code, br, script, ol, ul';
const PLAIN = `li > :last-child:not(${INLINE}, :where(.not-content *)) `;

/**
 * Replaces the `:has()` in Starlight's rule for the space below blocks in list items. It asks
 * about any child of any item, so each node that came to the page, wherever, had all of the
 * page styled anew: three times on the way to the first view, then with every answer about
 * the account. Ours says the same of an item with a block at its end.
 */
export function plainListRule(): Plugin {
  return {
    name: 'plain-list-rule',
    enforce: 'pre',
    transform: {
      filter: { id: FILE },
      handler(code) {
        if (!RULE.test(code))
          throw new Error('Starlight has no such list rule any more: drop this.');
        return code.replace(RULE, PLAIN);
      },
    },
  };
}
