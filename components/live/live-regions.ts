const REGION = '[data-live]';

/** The parts of a page that follow the account: elements with `data-live="<name>"`. */
export interface LiveRegions {
  /** Puts in what is new of another copy of the page; whether that changed anything. */
  replaceBy(page: Document): boolean;
}

/** From now on, a region in which somebody types or chooses is left alone. */
export function watchRegions(): LiveRegions {
  const touched = new WeakSet<Element>();
  const served = new WeakMap<Element, string>();
  const noteTouch = ({ target }: Event) => {
    for (const region of regionsAround(target)) touched.add(region);
  };
  document.addEventListener('input', noteTouch);
  document.addEventListener('change', noteTouch);
  for (const region of document.querySelectorAll(REGION)) served.set(region, region.outerHTML);

  const replace = (region: HTMLElement, page: Document): boolean => {
    // Gone with a region around it.
    if (!region.isConnected || touched.has(region)) return false;
    const fresh = findRegion(page, region.dataset.live);
    // Compared with what came, not with what is: a reader may have opened a part of it.
    if (!fresh || fresh.outerHTML === served.get(region)) return false;
    served.set(fresh, fresh.outerHTML);
    for (const inner of fresh.querySelectorAll(REGION)) served.set(inner, inner.outerHTML);
    region.replaceWith(document.adoptNode(fresh));
    return true;
  };
  const replaceBy = (page: Document): boolean => {
    const focused = document.activeElement?.id;
    const replaced = [...document.querySelectorAll<HTMLElement>(REGION)].filter((region) =>
      replace(region, page),
    );
    if (focused) keepFocus(focused);
    return replaced.length > 0;
  };
  return { replaceBy };
}

function* regionsAround(target: EventTarget | null): Generator<Element> {
  let region = target instanceof Element ? target.closest(REGION) : null;
  while (region) {
    yield region;
    region = region.parentElement?.closest(REGION) ?? null;
  }
}

function findRegion(page: Document, name: string | undefined): HTMLElement | undefined {
  const all = [...page.querySelectorAll<HTMLElement>(REGION)];
  return all.find((region) => region.dataset.live === name);
}

/** Focus goes with a replaced element; it comes back to the one of the same id. */
function keepFocus(id: string): void {
  if (document.activeElement?.id === id) return;
  document.getElementById(id)?.focus({ preventScroll: true });
}
