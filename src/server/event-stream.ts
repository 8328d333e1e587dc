import { PERSONAL_CACHE_CONTROL } from './problem.ts';

/** How long browsers wait before they connect again. */
const RETRY_MS = 2_000;

const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': PERSONAL_CACHE_CONTROL,
  // Some proxies would collect the events.
  'X-Accel-Buffering': 'no',
};

/** A stream of server-sent events that somebody listens to. */
export interface EventStream {
  send(event: { name: string; id: string; data: unknown }): void;
  /** A comment, which programs do not see: keeps the connection open. */
  beat(): void;
  end(): void;
  /** Aborts when the stream is over, whoever ended it: release everything then. */
  over: AbortSignal;
}

/**
 * Answers with server-sent events until one of `ends` aborts. `open` is called
 * once somebody reads: for HEAD, nobody does, and nobody would say stop.
 */
export function answerWithEvents(
  ends: AbortSignal[],
  open: (stream: EventStream) => void,
): Response {
  let over: AbortController | null = null;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => void (over ??= start(controller, ends, open)),
      cancel: () => over?.abort(),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: HEADERS });
}

function start(
  controller: ReadableStreamDefaultController<Uint8Array>,
  ends: AbortSignal[],
  open: (stream: EventStream) => void,
): AbortController {
  const over = new AbortController();
  const { signal } = over;
  const encoder = new TextEncoder();
  const write = (text: string) => {
    if (!signal.aborted) controller.enqueue(encoder.encode(text));
  };
  const end = () => {
    if (signal.aborted) return;
    over.abort();
    controller.close();
  };
  // The headers go out with the first bytes.
  write(`retry: ${RETRY_MS}\n\n`);
  for (const each of ends) each.addEventListener('abort', end, { signal });
  if (ends.some((each) => each.aborted)) end();
  else
    open({ send: (event) => write(format(event)), beat: () => write(':\n\n'), end, over: signal });
  return over;
}

function format({ name, id, data }: Parameters<EventStream['send']>[0]): string {
  return `event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}
