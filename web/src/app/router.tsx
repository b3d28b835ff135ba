/** All routes, from the manifests of the modules; each page is loaded when first visited. */
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { Button } from 'antd';
import { Go } from '../kit/Go';
import { parseSearch, stringifySearch } from '../kit/search';
import { MANIFESTS } from './menu';
import { Shell } from './Shell';
import { useWords } from './words';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const pages = MANIFESTS.flatMap((manifest) => manifest.pages);
const routeOf = (parent: () => AnyRoute) => (page: (typeof pages)[number]) =>
  createRoute({
    getParentRoute: parent,
    path: page.path,
    component: lazyRouteComponent(page.load),
    errorComponent: Broken,
  });

const inside: AnyRoute[] = [
  ...pages.filter((page) => !page.paper).map(routeOf(() => shell)),
  createRoute({ getParentRoute: () => shell, path: '$', component: NotFound }),
];
const papers: AnyRoute[] = pages.filter((page) => page.paper).map(routeOf(() => root));

export const routeTree = root.addChildren([shell.addChildren(inside), ...papers]);

export function makeRouter(history?: Parameters<typeof createRouter>[0]['history']) {
  return createRouter({
    routeTree,
    history,
    parseSearch,
    stringifySearch,
    defaultPreload: false,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Broken,
  });
}

function NotFound() {
  const words = useWords();
  return (
    <div className="page">
      <div className="head">
        <h1>{words.shell.notFound}</h1>
      </div>
      <div className="body stack">
        <p>{words.shell.notFoundHint}</p>
        <p>
          <Go to="/">{words.shell.home}</Go>
        </p>
      </div>
    </div>
  );
}

function Broken({ error }: ErrorComponentProps) {
  const words = useWords();
  return (
    <div className="page" role="alert">
      <div className="head">
        <h1>{words.shell.pageBroken}</h1>
      </div>
      <div className="body stack">
        <p>{words.shell.pageBrokenHint}</p>
        <p className="soft mono">{error instanceof Error ? error.name : ''}</p>
        <div>
          <Button onClick={() => window.location.reload()}>{words.shell.reload}</Button>
        </div>
      </div>
    </div>
  );
}
