import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HEARTBEAT_MS, streamChanges } from '#src/accounts/stream-changes.ts';
import type { EventStream } from '#src/server/event-stream.ts';

/** An account, its listener and the stream between them, all in the test's hands. */
class Scene {
  version: number | null = 7;
  sent: string[] = [];
  beats = 0;
  errors: unknown[] = [];
  over = new AbortController();
  watching = new Set<(version: number) => void>();
  ears = new Set<() => void>();
  readVersion = async () => this.version;

  open(last_event_id: string | null = null): this {
    const stream: EventStream = {
      send: ({ name, id, data }) => this.sent.push(`${name} ${id} ${JSON.stringify(data)}`),
      beat: () => (this.beats += 1),
      end: () => this.over.abort(),
      over: this.over.signal,
    };
    streamChanges(
      {
        account_id: 'acc_a',
        last_event_id,
        readVersion: () => this.readVersion(),
        watchChanges: (onChange) => hold(this.watching, onChange),
        watchEnd: (onEnd) => hold(this.ears, onEnd),
        onError: (error) => this.errors.push(error),
      },
      stream,
    );
    return this;
  }

  change(version: number): void {
    for (const tell of this.watching) tell(version);
  }
}

function hold<Each>(set: Set<Each>, each: Each): () => void {
  set.add(each);
  return () => void set.delete(each);
}

const state = (version: number) => `state ${version} {"account_id":"acc_a","version":${version}}`;
const settle = () => vi.advanceTimersByTimeAsync(0);

let scene: Scene;
beforeEach(() => {
  vi.useFakeTimers();
  scene = new Scene();
});
afterEach(() => void vi.useRealTimers());

describe('what a listener is told', () => {
  it.each([
    [null, [7]],
    ['7', []],
    ['6', [7]],
    ['8', [7]],
    ['', [7]],
    ['07', [7]],
    ['seven', [7]],
  ])('having %j, at the start', async (lastEventId, told) => {
    scene.open(lastEventId);
    await settle();
    expect(scene.sent).toEqual(told.map(state));
  });

  it('each change, and none twice or after a newer one', async () => {
    scene.open('7');
    await settle();
    for (const version of [8, 8, 10, 9]) scene.change(version);
    expect(scene.sent).toEqual([state(8), state(10)]);
  });

  it('a change that falls into the first look, once', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    scene.readVersion = () => promise;
    scene.open();
    scene.change(8);
    resolve(7);
    await settle();
    expect(scene.sent).toEqual([state(8)]);
  });

  it('a change up to what it claimed to have, if it did not', async () => {
    scene.open('8');
    await settle();
    scene.change(8);
    expect(scene.sent).toEqual([state(7), state(8)]);
  });

  it('with a heartbeat, what another process has changed', async () => {
    scene.open();
    await settle();
    scene.version = 9;
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS - 1);
    expect([scene.beats, scene.sent]).toEqual([0, [state(7)]]);
    await vi.advanceTimersByTimeAsync(1);
    expect([scene.beats, scene.sent]).toEqual([1, [state(7), state(9)]]);
    await vi.advanceTimersByTimeAsync(2 * HEARTBEAT_MS);
    expect([scene.beats, scene.sent.length]).toEqual([3, 2]);
  });
});

describe('the end', () => {
  const expectNothingLeft = () => {
    expect([scene.watching.size, scene.ears.size, vi.getTimerCount()]).toEqual([0, 0, 0]);
  };

  it('comes at once when the session ends', async () => {
    scene.open();
    await settle();
    for (const end of scene.ears) end();
    expect(scene.over.signal.aborted).toBe(true);
    expectNothingLeft();
  });

  it('comes with a heartbeat when the listener may not see the account any more', async () => {
    scene.open();
    await settle();
    scene.version = null;
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
    expect(scene.over.signal.aborted).toBe(true);
    expectNothingLeft();
  });

  it('comes, and is told, when nobody can say whether they may', async () => {
    const error = new Error('no database');
    scene.readVersion = () => Promise.reject(error);
    scene.open();
    await settle();
    expect(scene.over.signal.aborted).toBe(true);
    expect(scene.errors).toEqual([error]);
    expectNothingLeft();
  });

  it('leaves nothing behind when the listener goes, also while it looks', async () => {
    scene.open();
    scene.over.abort();
    await settle();
    expectNothingLeft();
  });
});
