/** Rendered by the feedback part at the end of a page; listed in "On this page". */
export const feedbackHeading = {
  depth: 2,
  slug: 'was-this-page-helpful',
  text: 'Was this page helpful?',
};
