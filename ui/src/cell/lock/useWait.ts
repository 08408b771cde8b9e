import { useEffect, useState } from "react";

/** Whole seconds left of a wait, counted down here. Each refusal begins it anew, even one that says the same number. */
export function useWait(seconds: number, refusal: unknown): number {
  const [left, setLeft] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal begins the wait anew
  useEffect(() => {
    const until = performance.now() + seconds * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
    count();
    if (seconds === 0) return;
    const ticking = setInterval(count, 250);
    return () => clearInterval(ticking);
  }, [seconds, refusal]);
  return left;
}
