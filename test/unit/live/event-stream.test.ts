import { describe, expect, it } from 'vitest';
import { answerWithEvents, type EventStream } from '#src/server/event-stream.ts';

const decoder = new TextDecoder();

function listen(ends: AbortSignal[] = []) {
  let stream: EventStream | null = null;
  const response = answerWithEvents(ends, (opened) => void (stream = opened));
  const reader = response.body!.getReader();
  const read = async () => decoder.decode((await reader.read()).value);
  return { response, reader, read, stream: () => stream! };
}

describe('a stream of events', () => {
  it('asks to be connected again soon, and then says what happens', async () => {
    const { response, read, stream } = listen();
    expect(await read()).toBe('retry: 2000\n\n');
    stream().send({ name: 'state', id: '8', data: { version: 8 } });
    stream().beat();
    expect(await read()).toBe('event: state\nid: 8\ndata: {"version":8}\n\n');
    expect(await read()).toBe(':\n\n');
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/event-stream',
      'cache-control': 'private, no-store',
      'x-accel-buffering': 'no',
    });
  });

  it('is not opened before somebody reads', async () => {
    let opened = 0;
    const response = answerWithEvents([], () => void (opened += 1));
    await new Promise<void>((resolve) => void setImmediate(resolve));
    expect(opened).toBe(0);
    await response.body!.getReader().read();
    expect(opened).toBe(1);
  });

  it('is over when the listener leaves; nothing is sent then', async () => {
    const { reader, read, stream } = listen();
    await read();
    await reader.cancel();
    expect(stream().over.aborted).toBe(true);
    stream().beat();
    stream().end();
  });

  it('is over for the listener when the server ends it', async () => {
    const { reader, read, stream } = listen();
    await read();
    stream().end();
    stream().end();
    expect(stream().over.aborted).toBe(true);
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  it('is over when something else ends, and lets go of it', async () => {
    const first = new AbortController();
    const { reader, read, stream } = listen([new AbortController().signal, first.signal]);
    await read();
    first.abort();
    expect(stream().over.aborted).toBe(true);
    expect((await reader.read()).done).toBe(true);
  });

  it('is never opened where that has ended before', async () => {
    const { reader, read, stream } = listen([AbortSignal.abort()]);
    await read();
    expect((await reader.read()).done).toBe(true);
    expect(stream()).toBeNull();
  });
});
