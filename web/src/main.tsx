/** Entry of the browser application. */
import 'antd/dist/reset.css';
import 'antd/dist/antd.css';
import './app/style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './app/Root';

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  );
}
