/** A bar chart, loaded when shown; the same numbers stand in a table beside it. */
import { useEffect, useRef } from 'react';

export function Chart({
  label,
  names,
  values,
  height = 220,
}: {
  label: string;
  names: string[];
  values: number[];
  height?: number;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let dispose: () => void = () => undefined;
    void import('./chartCore').then(({ drawBars }) => {
      if (gone || !box.current) return;
      dispose = drawBars(box.current, names, values);
    });
    return () => {
      gone = true;
      dispose();
    };
  }, [names, values]);
  return <div ref={box} role="img" aria-label={label} style={{ height }} />;
}
