import { useCallback, useRef } from "react";

/** Callbacks by which an act reports its result. */
export interface Then {
  onSuccess: () => void;
  onError: () => void;
}

/**
 * An act of a form begins once, because on an old laptop a second press comes before the button is rendered as disabled, and
 * another one before the form is gone. It begins again only after a refusal.
 */
export function useOnce(onSuccess: () => void): (act: (then: Then) => void) => void {
  const begun = useRef(false);
  const succeeded = useRef(onSuccess);
  succeeded.current = onSuccess;
  return useCallback((act) => {
    if (begun.current) return;
    begun.current = true;
    const onError = () => {
      begun.current = false;
    };
    act({ onSuccess: () => succeeded.current(), onError });
  }, []);
}
