/** Who wants to know that a queue got something to receive. */
export interface Arrivals {
  subscribe(listener: (queueName: string) => void): () => void;
  announce(queueName: string): void;
  /**
   * Waits for an arrival in this queue, at most `realMs` of the real clock. The wait keeps no process alive by itself.
   */
  wait(queueName: string, realMs: number): Promise<void>;
}

export const createArrivals = (): Arrivals => {
  const listeners = new Set<(queueName: string) => void>();
  const subscribe = (listener: (queueName: string) => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    subscribe,
    announce: (queueName) => {
      for (const listener of [...listeners]) listener(queueName);
    },
    wait: (queueName, realMs) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          unsubscribe();
          resolve();
        };
        const timer = setTimeout(end, realMs);
        timer.unref();
        const unsubscribe = subscribe((name) => {
          if (name === queueName) end();
        });
      }),
  };
};
