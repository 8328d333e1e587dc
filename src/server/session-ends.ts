import { EventEmitter } from 'node:events';

/** Tells, inside this process, that a session has ended: signed out, revoked or run out. */
export interface SessionEnds {
  notify(sessionId: string): void;
  /** Returns how to stop. */
  watch(sessionId: string, onEnd: () => void): () => void;
}

export function createSessionEnds(): SessionEnds {
  // As many as there are open streams; that is no leak.
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    notify: (sessionId) => void emitter.emit(sessionId),
    watch: (sessionId, onEnd) => {
      emitter.on(sessionId, onEnd);
      return () => void emitter.off(sessionId, onEnd);
    },
  };
}
