import { useEffect, useState } from "react";

/** The whole seconds left of a wait. Each refusal starts the wait again, even one that names the same number. */
export function useWait(seconds: number, refusal: unknown): number {
  const [left, setLeft] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal starts the wait again
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
