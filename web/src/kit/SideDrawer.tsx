/** A drawer on the right for what belongs beside the page: an article, a proof, a computation. */
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../app/words';

export function SideDrawer(props: {
  title: ReactNode;
  onClose: () => void;
  loading?: boolean;
  width?: number;
  children: ReactNode;
}) {
  const words = useWords();
  return (
    <Drawer
      open
      title={props.title}
      onClose={props.onClose}
      size={`min(${props.width ?? 440}px, 94vw)`}
      closable={{ 'aria-label': words.kit.close }}
    >
      {props.loading ? <p className="soft">{words.kit.loading}</p> : props.children}
    </Drawer>
  );
}
