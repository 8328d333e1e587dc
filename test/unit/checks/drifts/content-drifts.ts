import { checkProse } from '#src/checks/check-prose.ts';
import { checkSpelling, findUnneededWords, findUnusedWords } from '#src/checks/check-spelling.ts';
import { parseGuide, type Guide } from '#src/checks/parse-guide.ts';
import { readGuideProse } from '#src/checks/read-prose.ts';
import { registry } from '#src/registry/registry.ts';
import { checkContentAt, edited, type Drift } from './drift.ts';

const inGuide = (slug: string, from: string, to: string) => async () =>
  checkContentAt(await edited(slug, from, to));

const FILE = 'content/guides/scan-credits.mdx';

/** How a guide with this text reads. */
const prose = (text: string) =>
  readGuideProse({ guide: parseGuide('scan-credits', FILE, text) as Guide, text });

/** A guide names something otherwise than the registry does. */
export const CONTENT_DRIFTS: Drift[] = [
  {
    what: 'a misspelt code',
    find: inGuide(
      'automated-fix-credits',
      'name="CHECKOUT_PAYMENT_PENDING"',
      'name="CHECKOUT_PAYMENT_PENDNG"',
    ),
    says: 'content/guides/automated-fix-credits.mdx: Unknown code "CHECKOUT_PAYMENT_PENDNG". Use "CHECKOUT_PAYMENT_PENDING".',
  },
  {
    what: 'a misspelt status in prose',
    find: inGuide('monitoring-plans', 'while billing is `blocked`', 'while billing is `bloked`'),
    says: 'content/guides/monitoring-plans.mdx: Unknown name "bloked" in a code span. Use "blocked".',
  },
  {
    what: 'a status with other capitals than the registry has',
    find: inGuide('monitoring-plans', 'neither `past_due` nor', 'neither `Past_Due` nor'),
    says: 'content/guides/monitoring-plans.mdx: "Past_Due" is spelt "past_due" in the registry. Use "past_due".',
  },
  {
    what: 'a step that does not exist, in a code span',
    find: inGuide('scan-credits', 'Ask an owner.', 'Ask an owner. It is the step `check-credit`.'),
    says: `${FILE}: Unknown step "check-credit". Use "check-credits".`,
  },
  {
    what: 'a product route that has moved',
    find: inGuide('scan-credits', '<Route path="/billing/checkout" />', '`/billing/check-out`'),
    says: [`${FILE}: Unknown route "/billing/check-out". Use "/billing/checkout".`],
  },
  {
    what: 'a misspelt status beside its field, in one code span',
    find: inGuide('scan-credits', 'Ask an owner.', 'Is `billing_state = paussed`? Ask an owner.'),
    says: `${FILE}: Unknown name "paussed" in a code span. Use "paused".`,
  },
  {
    what: 'a code in the capitals of another language',
    find: inGuide('scan-credits', 'Ask an owner.', 'Is it `CreditBalanceExausted`?'),
    says: { first: `${FILE}: Unknown name "CreditBalanceExausted" in a code span.`, of: 1 },
  },
  {
    what: 'a misspelt code in a block of code',
    find: inGuide(
      'scan-credits',
      'Ask an owner.',
      'Ask an owner.\n\n```json\n{ "code": "BILLING_STATE_BLOKED" }\n```\n',
    ),
    says: {
      first: `${FILE}: Unknown name "code" in a code span.`,
      of: 2,
    },
  },
  {
    what: 'a field in plain text, where nothing checks it',
    find: inGuide('scan-credits', 'Ask an owner.', 'Ask an owner about credit_balance.'),
    says: `${FILE}: "credit_balance" stands in plain text. Write it as a code span or with its component.`,
  },
  {
    what: 'a dead anchor: the section has another title now',
    find: inGuide('scan-credits', '## Run out', '## Run dry'),
    says: `${FILE}: The link "#run-out" leads to an anchor that /guides/scan-credits/ lacks. Use "run-dry".`,
  },
  {
    what: 'a link to a page that is not there',
    find: inGuide('scan-credits', 'Ask an owner.', 'See [the plans](/guides/plans/).'),
    says: { first: `${FILE}: The link "/guides/plans/" leads to no page of this site.`, of: 1 },
  },
  {
    what: 'a dropped code',
    find: inGuide(
      'plan-and-credit-blocks',
      '<Reason code="CATALOG_UNSUPPORTED">\n\nStop. Nothing on sale can bring the action.\n\n</Reason>',
      '',
    ),
    says: [
      'content/guides/plan-and-credit-blocks.mdx: The guide lists the code "CATALOG_UNSUPPORTED" and never speaks of it. Take it out, or write about it.',
      'content/guides/plan-and-credit-blocks.mdx: The code "CATALOG_UNSUPPORTED" is missing. Add it after "ACCOUNT_MISMATCH".',
    ],
  },
  {
    what: 'an undocumented field',
    find: inGuide('plan-and-credit-blocks', '<Field name="account_id" />', 'the account'),
    says: [
      'content/guides/plan-and-credit-blocks.mdx: The guide lists the field "account_id" and never speaks of it. Take it out, or write about it.',
      'src/registry/fields.ts: No guide speaks of the field "account_id". Write about it, with <Field name="account_id" />.',
    ],
  },
  {
    what: 'a code that its related guide no longer speaks of',
    find: inGuide('plans-and-credit-state', '<Code name="AI_CREDIT_LIMIT_REACHED" />', 'that code'),
    says: [
      'content/guides/plans-and-credit-state.mdx: The guide lists the code "AI_CREDIT_LIMIT_REACHED" and never speaks of it. Take it out, or write about it.',
      'src/registry/reasons.ts: "AI_CREDIT_LIMIT_REACHED" is related to the guide "plans-and-credit-state", which does not speak of it. Write <Code name="AI_CREDIT_LIMIT_REACHED" /> in plans-and-credit-state.mdx, or take the guide out of its related.',
    ],
  },
  {
    what: 'an overlong sentence',
    find: () => checkProse(prose(`Go to ${'billing and then to '.repeat(6)}checkout.`)),
    says: `${FILE}: A sentence has 27 words: "Go to billing and …". Make two of it: 25 words are the most.`,
  },
  {
    what: 'a word that says nothing',
    find: () => checkProse(prose('Simply open billing.')),
    says: `${FILE}: "simply" says nothing to the reader. Leave it out: it is not simple for whoever reads it.`,
  },
  {
    what: 'a word twice',
    find: () => checkProse(prose('Open the the page.')),
    says: `${FILE}: Unexpected repeated "the", remove one occurrence. Write "the".`,
  },
  {
    what: 'a long word for a short one',
    find: () => checkProse(prose('Buy credits in order to scan.')),
    says: `${FILE}: "in order to" is not plain. Write "to".`,
  },
  {
    what: 'a misspelt word',
    find: () => checkSpelling(registry, [], prose('You will recieve the credits.')),
    says: `${FILE}: "recieve" is not spelt as in British English. Write "receive", or add the word to content/dictionary.txt.`,
  },
  {
    what: 'a word of the dictionary that is right without it',
    find: () => findUnneededWords(registry, ['Reasonbook', 'account']),
    says: 'content/dictionary.txt: The dictionary has "account", which is right without it. Take it out.',
  },
  {
    what: 'a word of the dictionary that no text uses any more',
    find: () => findUnusedWords(['Reasonbook'], prose('Open billing.')),
    says: 'content/dictionary.txt: The dictionary has "Reasonbook", which no text uses. Take it out.',
  },
];
