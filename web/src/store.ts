import { useEffect, useState } from 'preact/hooks';

/** A value that outlives any one component; those that show it are told when it changes. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  subscribe(hear: () => void): () => void;
}

export function createStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const hear of [...listeners]) hear();
    },
    subscribe(hear) {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(() => store.get());
  useEffect(() => {
    const hear = () => setValue(() => store.get());
    hear();
    return store.subscribe(hear);
  }, [store]);
  return value;
}
