const GAP = 4;
const EDGE = 8;

/** Puts a box into the page below an element or a selection, or above it where there is no room. */
export function placeBelow(box: HTMLElement, element: Element | Range): void {
  const { left, top, bottom } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth: width, offsetHeight: height } = box;
  const fitsBelow = bottom + GAP + height + EDGE <= clientHeight;
  const y = fitsBelow ? bottom + GAP : Math.max(EDGE, top - GAP - height);
  box.style.left = `${Math.max(EDGE, Math.min(left, clientWidth - width - EDGE)) + scrollX}px`;
  box.style.top = `${y + scrollY}px`;
}
