const PATHS = {
  check: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M5 8.2l2.1 2.1L11 6.2',
  pause: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M6.4 5.6v4.8M9.6 5.6v4.8',
  octagon: 'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zM5 8h6',
  question:
    'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M6.2 6.2a1.8 1.8 0 1 1 2.7 1.6c-.6.3-.9.7-.9 1.3M8 11.2v.1',
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 4.6V8l2.2 1.6',
  arrow: 'M3 8h9.5m-4-4 4 4-4 4',
  dot: 'M8 7.2a.8.8 0 1 1 0 1.6.8.8 0 0 1 0-1.6Z',
  dash: 'M4.5 8h7',
  lock: 'M4 7.5h8V13H4V7.5Zm1.8 0V5.3a2.2 2.2 0 1 1 4.4 0v2.2',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.8h-2.8',
  caret: 'm4 6 4 4 4-4',
} as const;

export type Shape = keyof typeof PATHS;

/** The shapes of the static pages' icons. A shape always stands beside its word. */
export function StatusIcon({ shape }: { shape: Shape }) {
  return (
    <svg className="rb-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[shape]} />
    </svg>
  );
}
