import { createRoot } from 'react-dom/client';
import type { SupportInquiry } from '#src/contracts/support-inquiry.ts';
import SupportDesk from './SupportDesk.tsx';

/** Takes the desk over where the server has put it, with what the server was given. */
export function startDesk(place: HTMLElement): void {
  const { origin = location.origin, given } = place.dataset;
  const inquiry = given ? (JSON.parse(given) as SupportInquiry) : null;
  createRoot(place).render(<SupportDesk origin={origin} given={inquiry} />);
}
