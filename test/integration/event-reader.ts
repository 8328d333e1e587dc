/** What a stream has sent: an event, or something that programs do not see. */
export interface StreamPart {
  event?: string;
  id?: string;
  data?: string;
  retry?: string;
  /** The text of a comment. */
  comment?: string;
}

export interface EventReader {
  response: Response;
  /** The next part; null once the stream has ended. */
  next: () => Promise<StreamPart | null>;
  /** Reads to the end of the stream, and says what was still in it. */
  rest: () => Promise<StreamPart[]>;
  /** Goes away, as a closed tab does. */
  leave: () => void;
}

/** Listens to a stream of server-sent events. */
export async function openEvents(
  url: string,
  headers: Record<string, string> = {},
): Promise<EventReader> {
  const leaving = new AbortController();
  const response = await fetch(url, { headers, signal: leaving.signal });
  const parts = response.body ? readParts(response.body) : emptyParts();
  const next = async () => (await parts.next()).value ?? null;
  const rest = async () => {
    const all: StreamPart[] = [];
    for await (const part of parts) all.push(part);
    return all;
  };
  return { response, next, rest, leave: () => leaving.abort() };
}

async function* readParts(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamPart, undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks.map(parsePart);
  }
}

async function* emptyParts(): AsyncGenerator<StreamPart, undefined> {}

function parsePart(block: string): StreamPart {
  const fields = block.split('\n').map((line) => {
    const [, name = '', value = ''] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
    return [name || 'comment', value];
  });
  return Object.fromEntries(fields) as StreamPart;
}
