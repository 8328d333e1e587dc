import { registry, type Registry } from '#src/registry/registry.ts';
import type { Drift } from './drift.ts';
import { checkSite, recordedBefore, smallHtml } from './small-site.ts';

/** The site with one text replaced on one page. */
function edited(path: string, from: string, to: string) {
  const html = smallHtml();
  const before = html.get(path) ?? '';
  if (!before.includes(from)) throw new Error(`"${from}" is not on ${path}`);
  return html.set(path, before.replace(from, to));
}

const scan = (movedAnchors: Record<string, `#${string}`>): Registry => ({
  ...registry,
  guides: {
    ...registry.guides,
    'scan-credits': { ...registry.guides['scan-credits'], movedAnchors },
  },
});

const SCAN = '/guides/scan-credits/';
const NAMES = 'docs/public-names.json';

/** A built page leads nowhere, or a public name is lost. */
export const BUILT_DRIFTS: Drift[] = [
  {
    what: 'a dead anchor in a built page',
    find: () => checkSite(edited(SCAN, 'href="#first"', 'href="/fields/#frist"')),
    says: `dist/client${SCAN}: The link "/fields/#frist" on ${SCAN} leads to an anchor that /fields/ lacks. Use "first".`,
  },
  {
    what: 'a built link to a page that is not there',
    find: () => checkSite(edited(SCAN, 'href="#first"', 'href="/reasons/account-mismach/"')),
    says: `dist/client${SCAN}: The link "/reasons/account-mismach/" on ${SCAN} leads to no page. Use "/reasons/account-mismatch/".`,
  },
  {
    what: 'a short link to a code that there is not',
    find: () =>
      checkSite(edited(SCAN, 'href="#first"', 'href="/r/CREDIT_BALANCE_EXAUSTED"'), {
        urls: ['/r/{code}'],
      }),
    says: {
      first: `dist/client${SCAN}: The link "/r/CREDIT_BALANCE_EXAUSTED" on ${SCAN} leads to no page.`,
      of: 1,
    },
  },
  {
    what: 'an orphan page',
    find: () => {
      const html = smallHtml().set('/news/', '<html></html>');
      return checkSite(html);
    },
    says: 'dist/client/news/: No page links to /news/. Link to it where readers need it, or take it out.',
  },
  {
    what: 'a guide that only the frame links to',
    find: () =>
      checkSite(
        edited('/', `<a href="${SCAN}">there</a>`, '').set(
          '/reasons/',
          `<nav><a href="${SCAN}">S</a></nav><div class="sl-markdown-content"><h2 id="first">R</h2></div>`,
        ),
      ),
    says: `dist/client${SCAN}: ${SCAN} is more than 2 clicks away from /. Link to it from the start page, or from a page that this one links to.`,
  },
  {
    what: 'a moved anchor that is still there',
    find: () => checkSite(smallHtml(), { known: scan({ first: '#second' }) }),
    says: `dist/client${SCAN}: The anchor "first" is said to have moved, and ${SCAN} still has it. Take it out of what has moved.`,
  },
  {
    what: 'a moved anchor that leads nowhere',
    find: () => checkSite(smallHtml(), { known: scan({ old: '#frist' }) }),
    says: `dist/client${SCAN}: What the old anchor "old" leads to, "#frist" on ${SCAN} leads to an anchor that ${SCAN} lacks. Use "first".`,
  },
  {
    what: 'a misspelt word in what a component says',
    find: () =>
      checkSite(
        edited(
          SCAN,
          '<a href="#first">',
          '<main>See what is <b>unavailible</b> in <code>cod</code></main><a href="#first">',
        ),
      ),
    says: `dist/client${SCAN}: "unavailible" is not spelt as in British English. Write "unavailable", or add the word to content/dictionary.txt.`,
  },
  {
    what: 'a removed code',
    find: () => checkNames({ code: ['CREDITS_GONE'] }),
    says: `${NAMES}: The code "CREDITS_GONE" was public and is gone. Renamed? Write formerNames: ['CREDITS_GONE'] in the entry that replaces it in src/registry/reasons.ts. Retired? Keep its entry with lifecycle: { state: 'retired', since: '<day>' }.`,
  },
  {
    what: 'a renamed step without its former name',
    find: () => {
      const step = recordedBefore().step.map((id) => (id === 'continue' ? 'continue-on' : id));
      return checkSite(smallHtml(), { recorded: { ...recordedBefore(), step } });
    },
    says: [
      `${NAMES}: The step "continue-on" was public and is gone. Renamed? Write formerNames: ['continue-on'] in the entry "continue" in src/registry/steps.ts. Retired? Keep its entry with lifecycle: { state: 'retired', since: '<day>' }.`,
      `${NAMES}: The step "continue" is new and not recorded. Run "npm run names" to record it.`,
    ],
  },
  {
    what: 'a removed address of the API',
    find: () => checkNames({ url: ['/api/accounts'] }),
    says: `${NAMES}: The url "/api/accounts" was public and is gone. Put it back. If it has to go, run "npm run names -- --allow-removal" and say why in the commit.`,
  },
  {
    what: 'a section with another anchor, and nothing that leads there',
    find: () =>
      checkSite(edited(SCAN, 'id="first"', 'id="firstly"'), { recorded: recordedBefore() }),
    says: [
      `dist/client${SCAN}: The link "#first" on ${SCAN} leads to an anchor that ${SCAN} lacks. Use "firstly".`,
      `${NAMES}: The anchor "${SCAN}#first" was public and is gone. Put it back, or write movedAnchors: { 'first': '#firstly' } in the guide's entry in src/registry/guides.ts.`,
      `${NAMES}: The anchor "${SCAN}#firstly" is new and not recorded. Run "npm run names" to record it.`,
    ],
  },
  {
    what: 'a page that is gone',
    find: () => {
      const recorded = recordedBefore();
      recorded.pages['/guides/credits/'] = ['first'];
      return checkSite(smallHtml(), { recorded });
    },
    says: `${NAMES}: The page "/guides/credits/" was public and is gone. Keep the former name in formerNames of the entry that it belongs to: old addresses then lead there.`,
  },
  {
    what: 'a new name that is not recorded',
    find: () => {
      const action = recordedBefore().action.filter((name) => name !== 'retest');
      return checkSite(smallHtml(), { recorded: { ...recordedBefore(), action } });
    },
    says: `${NAMES}: The action "retest" is new and not recorded. Run "npm run names" to record it.`,
  },
];

/** The site as it is, against a record that has some names more. */
function checkNames(more: { code?: string[]; url?: string[] }) {
  const { code, url, ...others } = recordedBefore();
  const recorded = {
    ...others,
    code: [...code, ...(more.code ?? [])],
    url: [...url, ...(more.url ?? [])],
  };
  return checkSite(smallHtml(), { recorded });
}
