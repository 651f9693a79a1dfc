import { useEffect } from 'preact/hooks';
import { sessionEnded } from './api';
import { ErrorNote, Loading } from './components';
import { Frame } from './frame/Frame';
import { SessionEnded } from './frame/SessionEnded';
import { LazyPage, loadLater, type LazyPageLoader } from './frame/LazyPage';
import { onChange, startLive } from './live';
import { match, usePlace, type Route } from './router';
import { loadSession, rememberPlan, useSession, useSessionFailure } from './session';
import { useStore } from './store';

const routes: Route<LazyPageLoader>[] = [
  { pattern: '/', page: () => import('./pages/home') },
  { pattern: '/plans/{plan}', page: () => import('./pages/overview') },
  { pattern: '/plans/{plan}/sets', page: () => import('./pages/sets') },
  { pattern: '/plans/{plan}/sets/{set}', page: () => import('./pages/set') },
  { pattern: '/plans/{plan}/drill', page: () => import('./pages/drill') },
  { pattern: '/plans/{plan}/failover', page: () => import('./pages/moves') },
  { pattern: '/plans/{plan}/equality', page: () => import('./pages/equality') },
  { pattern: '/plans/{plan}/evidence', page: () => import('./pages/evidence') },
  { pattern: '/plans/{plan}/plan', page: () => import('./pages/plan') },
  { pattern: '/runs', page: () => import('./pages/runs') },
  { pattern: '/runs/{run}', page: () => import('./pages/run') },
  { pattern: '/runs/{run}/evidence', page: () => import('./pages/run-evidence') },
  { pattern: '/regions', page: () => import('./pages/regions') },
];

const notFound: LazyPageLoader = () => import('./pages/not-found');

export function App() {
  const place = usePlace();
  const session = useSession();
  const failure = useSessionFailure();
  const ended = useStore(sessionEnded);
  const found = match(routes, place.path);
  const plan = found?.params.plan ?? '';
  const known = session !== null;

  useEffect(() => void loadSession(), []);
  useEffect(() => {
    if (!known) return undefined;
    startLive();
    const stop = onChange(['plan'], () => void loadSession());
    loadLater(routes.map((route) => route.page));
    return stop;
  }, [known]);
  useEffect(() => {
    if (plan && session?.plans.some((one) => one.name === plan)) rememberPlan(plan);
  }, [plan, session]);

  if (ended) return <SessionEnded />;
  if (!session) {
    return (
      <main class="frame-wait">
        {failure ? <ErrorNote problem={failure} retry={() => void loadSession()} /> : <Loading />}
      </main>
    );
  }
  return (
    <Frame session={session} plan={plan} path={place.path}>
      <LazyPage
        key={place.path} load={found?.page ?? notFound}
        props={{ plan, set: found?.params.set ?? '', run: found?.params.run ?? '', query: place.query }}
      />
    </Frame>
  );
}
