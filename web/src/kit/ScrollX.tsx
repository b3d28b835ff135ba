/** A wide table on a narrow screen: scrolls by itself, and takes the focus only while it has to. */
import { type ReactNode, useEffect, useRef, useState } from 'react';

export function ScrollX({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const measure = () => setWide(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={box} className="scroll-x" aria-label={label} tabIndex={wide ? 0 : undefined}>
      {children}
    </section>
  );
}
