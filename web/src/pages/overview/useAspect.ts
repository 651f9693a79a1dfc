import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

const usual = 2.1;

/** How wide a box is for its height, as it changes with the window and with what stands beside it. */
export function useAspect(box: RefObject<HTMLElement | null>): number {
  const [aspect, setAspect] = useState(usual);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth > 0 && clientHeight > 0) setAspect(clientWidth / clientHeight);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return aspect;
}
