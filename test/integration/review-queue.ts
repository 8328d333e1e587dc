import {
  FeedbackItemSchema,
  FeedbackListSchema,
  type FeedbackItem,
  type FeedbackList,
} from '#src/contracts/feedback.ts';
import { signIn } from '#test/support/sign-in.ts';

export interface Queue {
  /** The reviewer's session. */
  cookie: string;
  get: (path: string) => Promise<Response>;
  patch: (id: string, content: unknown) => Promise<Response>;
  list: (query?: string) => Promise<FeedbackList>;
  listAll: () => Promise<FeedbackItem[]>;
  find: (id: string) => Promise<FeedbackItem>;
  count: () => Promise<number>;
  countBySubmission: (submissionId: string) => Promise<number>;
  signIn: (person: string) => Promise<string>;
}

/** The queue as the docs reviewer sees it, through the API. */
export async function openQueue(url: string): Promise<Queue> {
  const cookie = await signIn(url, 'reviewer@sandbox.test');
  const get = (path: string) => fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' });
  const list = async (query = '') => {
    const response = await get(`/api/review/feedback${query}`);
    if (!response.ok) throw new Error(`${query} gave ${response.status}`);
    return FeedbackListSchema.parse(await response.json());
  };
  const listAll = async () => {
    const items: FeedbackItem[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: FeedbackList = await list(`?limit=100${cursor && `&cursor=${cursor}`}`);
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    return items;
  };
  return {
    cookie,
    get,
    list,
    listAll,
    patch: (id, content) =>
      fetch(`${url}/api/review/feedback/${id}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', cookie },
        body: JSON.stringify(content),
      }),
    find: async (id) => FeedbackItemSchema.parse((await listAll()).find((item) => item.id === id)),
    count: async () => (await listAll()).length,
    countBySubmission: async (submissionId) =>
      (await listAll()).filter((item) => item.submission_id === submissionId).length,
    signIn: (person) => signIn(url, `${person}@sandbox.test`),
  };
}
