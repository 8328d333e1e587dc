const SECTIONS = {
  next: 'What happens next',
  'who-can-act': 'Who can act',
  steps: 'Steps for this code',
  more: 'In more detail',
  'raised-when': 'Raised when',
  examples: 'Examples',
  'near-misses': 'Near misses',
  fields: 'Fields to look at',
  order: 'Checked before and after',
  related: 'Related guides',
  about: 'About this code',
} as const;

/** What only a code that some state raises can have. */
const FROM_EXAMPLES = ['steps', 'examples', 'near-misses', 'order'];

/** The sections of a reason page: their titles, and those that this page has. */
export function listReasonSections(page: { hasExamples: boolean; hasText: boolean }) {
  const headings = Object.entries(SECTIONS)
    .filter(([slug]) => page.hasExamples || !FROM_EXAMPLES.includes(slug))
    .filter(([slug]) => page.hasText || slug !== 'more')
    .map(([slug, text]) => ({ depth: 2, slug, text }));
  return { title: SECTIONS, headings };
}
