import { useEffect, useState } from 'react';

/** The page's elements that a selector finds, once the whole page is parsed. */
export function useSlots(selector: string): readonly HTMLElement[] {
  const [found, setFound] = useState<readonly HTMLElement[]>([]);
  useEffect(() => {
    const find = () => setFound([...document.querySelectorAll<HTMLElement>(selector)]);
    if (document.readyState !== 'loading') return find();
    document.addEventListener('DOMContentLoaded', find, { once: true });
    return () => document.removeEventListener('DOMContentLoaded', find);
  }, [selector]);
  return found;
}
