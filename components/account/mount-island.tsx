import { createRoot } from 'react-dom/client';
import { CODES } from '#src/registry/names.ts';
import ReadinessIsland from './ReadinessIsland.tsx';

/** Puts the island where the build left its placeholder, which looks as the island first does. */
export function mountIsland(place: HTMLElement): void {
  const code = CODES.find((each) => each === place.dataset['code']);
  createRoot(place).render(<ReadinessIsland code={code} />);
}
