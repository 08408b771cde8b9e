import { useCallback, useRef } from "react";

/** What an act is given, to say how it ended. */
export interface Then {
  onSuccess: () => void;
  onError: () => void;
}

/**
 * Lets an act of a form begin once: on an old laptop two presses come before the button is drawn as disabled, and another one
 * before the form is gone. Only a refusal lets it begin again.
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
